package io.supercool.reader.frame;

import io.supercool.reader.SourceFormatException;
import java.nio.file.Path;

/**
 * A frame that cannot be read, from whatever stream it came: what is wrong and what to do, and,
 * once the parser has added it, where.
 */
public final class MalformedFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The place until the parser has added it. */
  private static final String FRAME = "frame";

  private final String place;
  private final String reason;
  private final String advice;
  private final boolean endsEarly;

  /** A fault whose place its parser will add. */
  public MalformedFrameException(String reason, String advice) {
    this(FRAME, reason, advice, false);
  }

  private MalformedFrameException(String place, String reason, String advice, boolean endsEarly) {
    super("%s: %s; %s".formatted(place, reason, advice));
    this.place = place;
    this.reason = reason;
    this.advice = advice;
    this.endsEarly = endsEarly;
  }

  /** The input ended before the frame did: in a growing file the rest may still come. */
  public static MalformedFrameException endsEarly() {
    return new MalformedFrameException(
        FRAME, "the file ends within it", "write the frame again or let it go", true);
  }

  /** The same fault at {@code place}, such as {@code frame 3, line 120}. */
  public MalformedFrameException at(String place) {
    MalformedFrameException placed = new MalformedFrameException(place, reason, advice, endsEarly);
    placed.initCause(this);
    return placed;
  }

  /** The same fault at its place within {@code whole}, such as {@code from byte 4096}. */
  public MalformedFrameException within(String whole) {
    return at(whole + ": " + place);
  }

  /** What is wrong, without place and advice. */
  public String reason() {
    return reason;
  }

  /** Whether the frame may only not be complete yet. */
  public boolean isEndsEarly() {
    return endsEarly;
  }

  /** The fault as one of {@code file}. */
  public SourceFormatException in(Path file) {
    return new SourceFormatException(file, place, reason, advice);
  }
}
