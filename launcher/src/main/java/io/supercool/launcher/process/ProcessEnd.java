package io.supercool.launcher.process;

import java.time.Instant;

/**
 * How a program ended that was not asked to.
 *
 * @param status exit status; 128 and a signal's number if a signal ended it
 * @param inARow how often it ended by itself until now, each time soon after its start
 * @param restart which restart follows, from 1
 * @param cannotRun whether that is so often that it is said that it cannot run
 * @param since when the first of these ends was; this one, if it never ended by itself
 */
public record ProcessEnd(int status, int inARow, int restart, boolean cannotRun, Instant since) {
  private static final int SIGNALS = 128;
  private static final int KILL = SIGNALS + 9;
  private static final int TERMINATE = SIGNALS + 15;

  /** Whether a signal from outside ended it: by hand, or by a system short of memory. */
  public boolean isKill() {
    return isKill(status);
  }

  static boolean isKill(int status) {
    return status == KILL || status == TERMINATE;
  }

  /** As a person reads it. */
  public String text() {
    return isKill()
        ? "was killed from outside (signal %d)".formatted(status - SIGNALS)
        : "ended with status %d".formatted(status);
  }
}
