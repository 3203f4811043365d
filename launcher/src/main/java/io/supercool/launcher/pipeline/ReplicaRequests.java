package io.supercool.launcher.pipeline;

import io.supercool.console.UserException;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.ReplicaSource;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.reader.Source;
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
public final class ReplicaRequests {
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,5})\\D*$");

  private ReplicaRequests() {}

  /**
   * One request for each file; {@code id} begins their ids.
   *
   * @param trajectory the id of what they are replicas of; may be null for files that hold all
   * @param replicas how many there will be; null for as many as there are files
   * @throws UserException if a file's replica is not known
   */
  public static List<SourceRequest> requests(
      String id,
      List<Path> files,
      Split split,
      @Nullable String trajectory,
      @Nullable Integer replicas) {
    List<SourceRequest> requests = new ArrayList<>();
    for (Path file : files) {
      boolean whole = file.getFileName().toString().endsWith(".npz");
      if (!whole && trajectory == null) {
        throw new UserException(
            "--replicas needs --trajectory NAME: what %s and the others are replicas of."
                .formatted(file.getFileName()));
      }
      ReplicaSource replicaSource =
          whole
              ? ReplicaSource.WHOLE
              : new ReplicaSource(number(file) - 1, replicas == null ? files.size() : replicas);
      requests.add(
          SourceRequest.of("%s:replica:%d".formatted(id, requests.size()), file.toString(), split)
              .withTrajectory(trajectory)
              .withReplicas(replicaSource));
    }
    return requests;
  }

  private static int number(Path file) {
    Matcher matcher = NUMBERED.matcher(Source.stem(file));
    int number = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    if (number < 1) {
      throw new UserException(
          "%s does not say which replica it is: number the files from 1, as in replica-7.lammpstrj."
              .formatted(file));
    }
    return number;
  }
}
