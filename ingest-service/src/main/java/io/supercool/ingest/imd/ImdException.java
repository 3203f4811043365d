package io.supercool.ingest.imd;

/** The other side does not speak IMD as it should, or what it sends cannot be used. */
public final class ImdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was received, and what to do. */
  public ImdException(String reason, String advice) {
    super(reason + "; " + advice);
  }
}
