package io.supercool.ingest;

/** Waiting for room ended before there was any: what was not published is another time. */
final class WithdrawnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WithdrawnException() {
    super("waiting for room on a disk ended before there was any");
  }
}
