package io.supercool.launcher.pipeline;

import io.supercool.console.UserException;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.contracts.request.FollowingBuilder;
import io.supercool.contracts.request.SourceRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be followed.
 *
 * @param files dumps that grow and folders that fill
 * @param simulation HOST:PORT of one that speaks IMD; null for none
 * @param data its LAMMPS data file
 * @param interval time between its frames, if it does not say; null if not known
 * @param whenBehind what gives way when its frames come too fast; null for the service's default
 * @param trajectory trajectory id to use instead of the sources' names
 */
public record FollowPlan(
    List<Path> files,
    @Nullable String simulation,
    @Nullable Path data,
    @Nullable Double interval,
    @Nullable WhenBehind whenBehind,
    @Nullable String trajectory) {

  /** Whether anything is to be followed. */
  public boolean isEmpty() {
    return files.isEmpty() && simulation == null;
  }

  /**
   * One request for each; {@code id} begins their ids.
   *
   * @throws UserException if a file is not there, or the simulation's data file is not named
   */
  public List<SourceRequest> requests(String id, Split split) {
    List<SourceRequest> requests = new ArrayList<>();
    for (Path file : files) {
      requests.add(
          SourceRequest.of(id + ":" + requests.size(), present("--follow", file), split)
              .withTrajectory(trajectory)
              .withFollowing(Following.FILES));
    }
    if (simulation != null) {
      if (data == null) {
        throw new UserException(
            "--imd needs --data FILE: IMD says neither species nor, in version 2, the box. LAMMPS"
                + " writes the file with `write_data`.");
      }
      requests.add(
          SourceRequest.of(id + ":" + requests.size(), SourceRequest.IMD + simulation, split)
              .withTrajectory(trajectory)
              .withFollowing(
                  FollowingBuilder.builder()
                      .data(present("--data", data))
                      .interval(interval)
                      .whenBehind(whenBehind)
                      .build()));
    }
    return requests;
  }

  /** A request for each source to be followed no longer; it need not be there any more. */
  public static List<SourceRequest> stops(
      List<String> sources, String id, @Nullable String trajectory) {
    List<SourceRequest> requests = new ArrayList<>();
    for (String source : sources) {
      String location =
          source.startsWith(SourceRequest.IMD)
              ? source
              : Path.of(source).toAbsolutePath().normalize().toString();
      requests.add(
          SourceRequest.of(id + ":" + requests.size(), location, Split.LIVE)
              .withTrajectory(trajectory)
              .withFollowing(Following.STOP));
    }
    return requests;
  }

  private static String present(String option, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (!Files.exists(absolute)) {
      throw new UserException("%s: %s does not exist.".formatted(option, absolute));
    }
    return absolute.toString();
  }
}
