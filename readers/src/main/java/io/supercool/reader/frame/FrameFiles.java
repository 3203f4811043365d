package io.supercool.reader.frame;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.text.Counted;
import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Hands the frames of a file on, one by one; a malformed one is reported and the rest goes on.
 * Frames that repeat an earlier one are left out; where the steps go back, a trajectory of its own
 * begins. Both are warned of.
 */
public final class FrameFiles {
  private static final int MAX_REFUSED = 100;

  private final Source source;
  private final FrameParser frames;
  private final FrameSink sink;
  private final Segments segments = new Segments();
  private final FrameSequence sequence;

  /** The first frame, until it is known whether there are others. */
  private @Nullable Frame first;

  private boolean begun;

  private FrameFiles(Source source, FrameParser frames, FrameSink sink) {
    this.source = source;
    this.frames = frames;
    this.sink = sink;
    this.sequence = new FrameSequence(frames.warnings());
  }

  /**
   * Reads all frames.
   *
   * @throws SourceFormatException if the file itself fails, or a hundred of its frames do
   */
  public static void read(Source source, FrameParser frames, FrameSink sink) {
    new FrameFiles(source, frames, sink).read();
  }

  private void read() {
    int refused = 0;
    try {
      do {
        try {
          for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            take(frame);
          }
          handFirst(true);
          tell();
          return;
        } catch (MalformedFrameException e) {
          handFirst(false);
          if (++refused == MAX_REFUSED) {
            throw new SourceFormatException(
                source.file(),
                "file",
                "%s cannot be read, the last because of %s"
                    .formatted(Counted.of(refused, "frame"), e.getMessage()),
                "write the file again");
          }
          tell();
          sink.refuse(e.in(source.file()));
        }
      } while (frames.skipToNextFrame());
    } catch (MalformedFrameException e) {
      handFirst(false);
      throw e.in(source.file());
    } catch (IOException e) {
      handFirst(false);
      throw new SourceFormatException(
          source.file(),
          "file",
          "cannot be read: " + e.getMessage(),
          "it is damaged or incomplete: copy it again");
    }
  }

  private void take(Frame frame) {
    KobAndersen.doubt(frame.speciesNames(), frame.species(), frame.units())
        .ifPresent(frames.warnings()::add);
    sequence.add(frame);
    if (!begun) {
      begun = true;
      first = frame;
      return;
    }
    handFirst(false);
    hand(frame, frame.configuration(source));
  }

  /**
   * Hands the first frame on.
   *
   * @param alone whether it is the only one, so that the file may be one of many of a trajectory
   */
  private void handFirst(boolean alone) {
    Frame held = first;
    first = null;
    if (held != null) {
      Configuration configuration = held.configuration(source);
      hand(
          held,
          alone && !held.numbered()
              ? configuration.withHeader(configuration.header().withId(source.frameId(held.step())))
              : configuration);
    }
  }

  private void hand(Frame frame, Configuration configuration) {
    FrameWarnings warnings = frames.warnings();
    int before = segments.segment();
    Configuration placed = segments.next(configuration);
    if (placed == null) {
      warnings.add("step %d comes again with the same content: left out".formatted(frame.step()));
    } else if (segments.segment() > before) {
      warnings.add(
          "the steps go back to %d: what follows is of a trajectory of its own, %s"
              .formatted(frame.step(), placed.snapshot().trajectory()));
    }
    tell();
    if (placed != null) {
      sink.accept(placed);
    }
  }

  private void tell() {
    frames.warnings().take(source.file()).forEach(sink::warn);
  }
}
