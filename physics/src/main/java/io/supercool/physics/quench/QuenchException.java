package io.supercool.physics.quench;

/** A quench that did not reach an inherent structure; the message says how it ended. */
public class QuenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How it ended. */
  public QuenchException(String message) {
    super(message);
  }
}
