package io.supercool.storage.npz;

/** An array that is not what it says; the archive adds which file and member it is. */
final class MalformedArrayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedArrayException(String reason) {
    super(reason);
  }
}
