package io.supercool.graph;

import org.jspecify.annotations.Nullable;

/** A snapshot from which no graph can be built; the message says why and what to do. */
public class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, what to do, and what was thrown. */
  public SnapshotException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Why, and what to do. */
  public SnapshotException(String message) {
    super(message);
  }
}
