package io.supercool.ingest.reader;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A source that cannot be read: which file, where in it, why, and what its owner can do next. */
public class SourceFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault of {@code file}.
   *
   * @param place array, member, frame, line or byte offset
   * @param reason what is wrong there
   * @param advice what to do about it
   */
  public SourceFormatException(Path file, String place, @Nullable String reason, String advice) {
    super("%s: %s: %s; %s".formatted(file, place, reason, advice));
  }
}
