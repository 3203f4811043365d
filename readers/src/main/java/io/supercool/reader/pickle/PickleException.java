package io.supercool.reader.pickle;

/** A pickle that is damaged or asks for more than data; the reader adds which file it is. */
final class PickleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PickleException(String reason) {
    super(reason);
  }
}
