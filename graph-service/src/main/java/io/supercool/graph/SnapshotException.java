package io.supercool.graph;

/** A snapshot from which no graph can be built; the message says why and what to do. */
public class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, and what to do. */
  public SnapshotException(String message) {
    super(message);
  }
}
