package io.supercool.reader.text;

import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import java.nio.file.Path;

/** A packed file that cannot be unpacked, or not to its end. */
final class UnpackingException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  UnpackingException(String reason, String advice) {
    super(reason);
    this.advice = advice;
  }

  /** The fault of {@code file} that {@code e} is. */
  static SourceFormatException fault(Path file, IOException e) {
    return e instanceof UnpackingException unpacking
        ? new SourceFormatException(
            file, "file", "cannot be read: " + e.getMessage(), unpacking.advice)
        : SourceFormatException.unreadable(file, e);
  }
}
