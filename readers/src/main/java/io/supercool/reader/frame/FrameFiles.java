package io.supercool.reader.frame;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.text.Counted;
import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;

/** Hands the frames of a file on, one by one; a malformed one is reported and the rest goes on. */
public final class FrameFiles {
  private static final int MAX_REFUSED = 100;

  private FrameFiles() {}

  /**
   * Reads all frames. Frames that repeat an earlier one are left out; where the steps go back, a
   * trajectory of its own begins. Both are warned of.
   *
   * @throws SourceFormatException if the file itself fails, or a hundred of its frames do
   */
  public static void read(Source source, FrameParser frames, FrameSink sink) {
    int refused = 0;
    Segments segments = new Segments();
    try {
      do {
        try {
          for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            hand(frame, source, segments, frames.warnings(), sink);
          }
          tell(frames.warnings(), source, sink);
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
          tell(frames.warnings(), source, sink);
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

  private static void hand(
      Frame frame, Source source, Segments segments, FrameWarnings warnings, FrameSink sink) {
    KobAndersen.doubt(frame.speciesNames(), frame.species(), frame.units())
        .ifPresent(warnings::add);
    int before = segments.segment();
    Configuration placed = segments.next(frame.configuration(source));
    if (placed == null) {
      warnings.add("step %d comes again with the same content: left out".formatted(frame.step()));
    } else if (segments.segment() > before) {
      warnings.add(
          "the steps go back to %d: what follows is of a trajectory of its own, %s"
              .formatted(frame.step(), placed.snapshot().trajectory()));
    }
    tell(warnings, source, sink);
    if (placed != null) {
      sink.accept(placed);
    }
  }

  private static void tell(FrameWarnings warnings, Source source, FrameSink sink) {
    warnings.take(source.file()).forEach(sink::warn);
  }
}
