package io.supercool.reader.frame;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes frames one after another off a stream. Not thread-safe. */
public interface FrameParser {

  /**
   * The next frame; null at the end.
   *
   * @throws MalformedFrameException if it cannot be read; {@link #skipToNextFrame()} goes on
   */
  @Nullable Frame next() throws IOException;

  /** Goes on after a malformed frame; false if there is nothing more that could be a frame. */
  boolean skipToNextFrame() throws IOException;

  /** What was found so far that is not read as it is written. */
  FrameWarnings warnings();
}
