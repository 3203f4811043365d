package io.supercool.tracking;

/** A tracker could not be told something; the text says where, why and what to do. */
public class TrackingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Where, why and what to do. */
  public TrackingException(String message) {
    super(message);
  }

  /** The same, with what was thrown. */
  public TrackingException(String message, Throwable cause) {
    super(message, cause);
  }
}
