package io.supercool.launcher.system;

import io.supercool.console.UserException;

/** The system that a command speaks to has ended, or another has begun in its place. */
public final class SystemEndedException extends UserException {
  private static final long serialVersionUID = 1L;

  /** Ended, as {@code message} says. */
  public SystemEndedException(String message) {
    super(message);
  }
}
