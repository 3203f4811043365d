package io.supercool.launcher.run;

import io.supercool.contracts.Split;
import io.supercool.contracts.request.Ensemble;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.failure.LauncherException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests for files of isoconfigurational replicas: a trajectory for each, numbered from 1 in its
 * name ({@code replica-7.lammpstrj}), or an {@code .npz} of BOTAN's that holds all.
 */
public final class ReplicaFiles {
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,5})\\D*$");

  private ReplicaFiles() {}

  /**
   * One request for each file; {@code id} begins their ids.
   *
   * @param run the run that trajectories have in common; may be null for files that hold all
   * @param replicas how many there will be; null for as many as there are files
   * @throws LauncherException if a file's replica is not known
   */
  public static List<SourceRequest> requests(
      String id, List<Path> files, Split split, @Nullable String run, @Nullable Integer replicas) {
    List<SourceRequest> requests = new ArrayList<>();
    for (Path file : files) {
      boolean whole = file.getFileName().toString().endsWith(".npz");
      if (!whole && run == null) {
        throw new LauncherException(
            "--replicas needs --run NAME: the run that %s and the others are replicas of."
                .formatted(file.getFileName()));
      }
      Ensemble ensemble =
          whole
              ? Ensemble.WHOLE
              : new Ensemble(number(file) - 1, replicas == null ? files.size() : replicas);
      requests.add(
          new SourceRequest(
                  "%s:replica:%d".formatted(id, requests.size()), file.toString(), split, run)
              .withEnsemble(ensemble));
    }
    return requests;
  }

  private static int number(Path file) {
    Matcher matcher = NUMBERED.matcher(RunPlan.stem(file));
    int number = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    if (number < 1) {
      throw new LauncherException(
          "%s does not say which replica it is: number the files from 1, as in replica-7.lammpstrj."
              .formatted(file));
    }
    return number;
  }
}
