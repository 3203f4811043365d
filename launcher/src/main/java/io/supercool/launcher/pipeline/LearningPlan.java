package io.supercool.launcher.pipeline;

import io.supercool.console.UserException;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.request.ImdAddress;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.reader.Source;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be learned from a trajectory while it is simulated. */
public final class LearningPlan {
  private LearningPlan() {}

  /** The trajectory id of a source that is followed under its own name. */
  public static String trajectory(List<Path> followed, @Nullable String simulation) {
    if (followed.size() + (simulation == null ? 0 : 1) != 1) {
      throw new UserException(
          "--learn follows one source: give one --follow or --imd, or each with a command of its"
              + " own.");
    }
    return simulation == null
        ? Source.stem(followed.get(0).toAbsolutePath().normalize())
        : imd(simulation).trajectory();
  }

  /** The same of a path or {@code imd://HOST:PORT}. */
  public static String trajectory(String source) {
    return source.startsWith(SourceRequest.IMD)
        ? imd(source.substring(SourceRequest.IMD.length())).trajectory()
        : Source.stem(Path.of(source).toAbsolutePath().normalize());
  }

  private static ImdAddress imd(String simulation) {
    try {
      return ImdAddress.of(SourceRequest.IMD + simulation);
    } catch (ContractException e) {
      throw new UserException("--imd: " + e.getMessage(), e);
    }
  }

  /**
   * The request.
   *
   * @param model its name; null for {@code live-TRAJECTORY}
   * @param lagTimes in any order
   * @throws UserException if they are not positive, or too many
   */
  public static LearningRequest request(
      String trajectory, @Nullable String model, List<Double> lagTimes, NetworkOptions network) {
    try {
      return new LearningRequest(
          model == null ? "live-" + trajectory.replaceAll("[^A-Za-z0-9._-]", "-") : model,
          trajectory,
          lagTimes.stream().mapToDouble(Double::doubleValue).distinct().sorted().toArray(),
          network,
          LearningRequest.TRAINING);
    } catch (IllegalArgumentException e) {
      throw new UserException("--learn: " + e.getMessage(), e);
    }
  }
}
