package io.supercool.launcher.failure;

/** Something the user has to know: what happened, where, and what to do next. Shown as it is. */
public class LauncherException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened, where, and what to do next. */
  public LauncherException(String message) {
    super(message);
  }

  /** The same, with what was thrown. */
  public LauncherException(String message, Throwable cause) {
    super(message, cause);
  }
}
