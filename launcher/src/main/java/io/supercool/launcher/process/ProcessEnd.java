package io.supercool.launcher.process;

/**
 * How a program ended that was not asked to.
 *
 * @param status exit status; 128 and a signal's number if a signal ended it
 * @param inARow how often it ended by itself, each time soon after its start; 0 if it was killed
 * @param restart which restart follows, from 1
 */
public record ProcessEnd(int status, int inARow, int restart) {
  private static final int SIGNALS = 128;
  private static final int KILL = SIGNALS + 9;
  private static final int TERMINATE = SIGNALS + 15;

  /** Whether a signal from outside ended it: by hand, or by a system short of memory. */
  static boolean isKill(int status) {
    return status == KILL || status == TERMINATE;
  }

  /** As a person reads it. */
  public String text() {
    return isKill(status)
        ? "was killed from outside (signal %d)".formatted(status - SIGNALS)
        : "ended with status %d".formatted(status);
  }
}
