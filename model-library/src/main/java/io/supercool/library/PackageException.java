package io.supercool.library;

/** A package that cannot be used; the message says what is wrong and what to do. */
public class PackageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong and what to do. */
  public PackageException(String message) {
    super(message);
  }

  /** What is wrong and what to do, and what was thrown. */
  public PackageException(String message, Throwable cause) {
    super(message, cause);
  }
}
