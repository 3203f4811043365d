package io.supercool.launcher.process;

import java.time.Duration;

/**
 * When a program that ended is started again. It always is.
 *
 * @param attempts after so many ends in a row by itself, each soon after its start, it is said that
 *     it cannot run
 * @param first pause before the first restart; doubled for each that follows
 * @param longest pause
 * @param stable a program that ran this long counts as having worked
 */
public record RestartPolicy(int attempts, Duration first, Duration longest, Duration stable) {
  /** For services and the broker. */
  public static final RestartPolicy DEFAULT =
      new RestartPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));

  /** Pause before the restart that follows the {@code failures}-th failure in a row, from 1. */
  Duration pause(int failures) {
    Duration pause = first;
    for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
