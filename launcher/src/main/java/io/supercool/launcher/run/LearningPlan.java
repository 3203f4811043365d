package io.supercool.launcher.run;

import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.launcher.failure.LauncherException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be learned from a run while it goes on. */
public final class LearningPlan {
  private LearningPlan() {}

  /** The run id of a source that is followed under its own name. */
  public static String run(List<Path> followed, @Nullable String simulation) {
    if (followed.size() + (simulation == null ? 0 : 1) != 1) {
      throw new LauncherException(
          "--learn follows one source: give one --follow or --imd, or each with a command of its own.");
    }
    return simulation == null
        ? RunPlan.stem(followed.get(0).toAbsolutePath().normalize())
        : "imd-" + simulation.replace(':', '-');
  }

  /**
   * The request.
   *
   * @param model its name; null for {@code live-RUN}
   * @param lags lag times in any order
   * @throws LauncherException if they are not positive, or too many
   */
  public static LearningRequest request(
      String run, @Nullable String model, List<Double> lags, NetworkOptions network) {
    try {
      return new LearningRequest(
          model == null ? "live-" + run.replaceAll("[^A-Za-z0-9._-]", "-") : model,
          run,
          lags.stream().mapToDouble(Double::doubleValue).distinct().sorted().toArray(),
          network,
          LearningRequest.TRAINING);
    } catch (IllegalArgumentException e) {
      throw new LauncherException("--learn: " + e.getMessage(), e);
    }
  }
}
