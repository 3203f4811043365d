package io.supercool.ingest.reader.frame;

import io.supercool.contracts.text.Counted;
import io.supercool.ingest.reader.FrameSink;
import io.supercool.ingest.reader.Source;
import io.supercool.ingest.reader.SourceFormatException;
import java.io.IOException;

/** Hands the frames of a file on, one by one; a malformed one is reported and the rest goes on. */
public final class FrameFiles {
  private static final int MAX_REFUSED = 100;

  private FrameFiles() {}

  /**
   * Reads all frames.
   *
   * @throws SourceFormatException if the file itself fails, or a hundred of its frames do
   */
  public static void read(Source source, FrameParser frames, FrameSink sink) {
    int refused = 0;
    try {
      do {
        try {
          for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            sink.accept(frame.configuration(source));
          }
          return;
        } catch (MalformedFrameException e) {
          if (++refused == MAX_REFUSED) {
            throw new SourceFormatException(
                source.file(),
                "file",
                "%s cannot be read, the last because of %s"
                    .formatted(Counted.of(refused, "frame"), e.getMessage()),
                "write the file again");
          }
          sink.refuse(e.in(source.file()));
        }
      } while (frames.skipToNextFrame());
    } catch (MalformedFrameException e) {
      throw e.in(source.file());
    } catch (IOException e) {
      throw new SourceFormatException(
          source.file(),
          "file",
          "cannot be read: " + e.getMessage(),
          "it is damaged or incomplete: copy it again");
    }
  }
}
