package io.supercool.reader;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A source that cannot be read: which file, where in it, why, and what its owner can do next. */
public class SourceFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String reason;

  /**
   * A fault of {@code file}.
   *
   * @param place array, member, frame, line or byte offset
   * @param reason what is wrong there
   * @param advice what to do about it
   */
  public SourceFormatException(Path file, String place, @Nullable String reason, String advice) {
    super("%s: %s: %s; %s".formatted(file, place, reason, advice));
    this.place = place;
    this.reason = "%s; %s".formatted(reason, advice);
  }

  /** Where in the file. */
  public String place() {
    return place;
  }

  /** What is wrong there, and what to do about it. */
  public String reason() {
    return reason;
  }

  /** {@code file}, which the disk or the system does not give. */
  public static SourceFormatException unreadable(Path file, IOException e) {
    return new SourceFormatException(
        file,
        "file",
        "cannot be read: " + e,
        "check the path and its permissions, or copy it again");
  }
}
