package io.supercool.launcher.tracking;

import io.supercool.console.Console;
import io.supercool.tracking.Tracking;
import java.util.List;
import java.util.Map;

/**
 * Who is told of a command's trainings.
 *
 * @param trackers whom
 * @param tags what is true of all of the command's trainings
 */
public record RunTracking(Tracking trackers, Map<String, String> tags) implements AutoCloseable {

  /** Nobody. */
  public static RunTracking off() {
    return new RunTracking(new Tracking(List.of(), Console.errors()), Map.of());
  }

  @Override
  public void close() {
    trackers.close();
  }
}
