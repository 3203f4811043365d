package io.supercool.console;

/** Something the user has to know: what happened, where, and what to do next. Shown as it is. */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened, where, and what to do next. */
  public UserException(String message) {
    super(message);
  }

  /** The same, with what was thrown. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
