package io.supercool.ingest.reader.extxyz;

import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.SourceReader;
import io.supercool.ingest.reader.frame.Frame;
import io.supercool.ingest.reader.frame.FrameBox;
import io.supercool.ingest.reader.frame.FrameParser;
import io.supercool.ingest.reader.frame.MalformedFrameException;
import io.supercool.ingest.reader.text.ParticleColumns;
import io.supercool.ingest.reader.text.ParticleRows;
import io.supercool.ingest.reader.text.TextInput;
import io.supercool.ingest.reader.text.TextTrajectoryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Frames of an extended XYZ stream: a count, a comment that describes box and columns, rows. */
public final class ExtendedXyzParser implements FrameParser {
  private static final Pattern COUNT = Pattern.compile("\\s*\\d{1,18}\\s*");
  private static final int FIRST_CAPACITY = 1 << 14;
  private static final int BYTES_PER_PARTICLE = 3 * Double.BYTES;

  private final TextInput in;
  private final ReadLimits limits;
  private int capacity = FIRST_CAPACITY;
  private long frames;
  private long countFound = -1;

  /** Frames of a stream, which the caller closes. */
  public ExtendedXyzParser(InputStream in, ReadLimits limits) {
    this.in = new TextInput(in);
    this.limits = limits;
  }

  /** The reader of files of this format. */
  public static SourceReader reader(ReadLimits limits) {
    return new TextTrajectoryReader(
        "extended XYZ (Lattice=..., Properties=...), also .gz or .zst",
        ExtendedXyzParser::begins,
        in -> new ExtendedXyzParser(in, limits));
  }

  /** Whether a text that begins so is extended XYZ. */
  public static boolean begins(byte[] start) {
    String[] lines = new String(start, StandardCharsets.ISO_8859_1).split("\n", 3);
    return lines.length > 1 && COUNT.matcher(lines[0]).matches() && Comment.isOne(lines[1]);
  }

  @Override
  public @Nullable Frame next() throws IOException {
    frames++;
    try {
      return read();
    } catch (MalformedFrameException e) {
      throw e.at("frame %d, line %d".formatted(frames, in.line()));
    }
  }

  @Override
  public boolean skipToNextFrame() throws IOException {
    try {
      long count = -1;
      do {
        String line = in.text();
        if (count >= 0 && Comment.isOne(line)) {
          countFound = count;
          in.backToLineStart();
          return true;
        }
        count = COUNT.matcher(line).matches() ? Long.parseLong(line.trim()) : -1;
      } while (in.nextLine());
      return false;
    } catch (MalformedFrameException e) {
      throw e.at("after frame %d, line %d".formatted(frames, in.line()));
    }
  }

  private @Nullable Frame read() throws IOException {
    long count = count();
    if (count < 0) {
      return null;
    }
    if (count == 0 || count > limits.maxArrayBytes() / BYTES_PER_PARTICLE) {
      throw new MalformedFrameException(
          "%d particles are none, or more than the %d MiB allowed for one array can hold"
              .formatted(count, limits.maxArrayBytes() >> 20),
          "raise supercool.ingest.max-array-bytes if you trust it");
    }
    line();
    Comment comment = new Comment(in.text());
    ParticleColumns columns = PropertyColumns.of(comment.properties());
    FrameBox box = comment.box();
    long step = comment.step(frames - 1);
    ParticleRows rows = new ParticleRows(columns, box, (int) Math.min(count, capacity));
    for (int i = 0; i < count; i++) {
      line();
      rows.add(in, (int) count);
    }
    capacity = (int) count;
    Frame frame = rows.frame(step, comment.time(), comment.units());
    comment.requirePeriodic(frame.dimensions());
    return frame;
  }

  /** The number of particles of the next frame; -1 at the end. */
  private long count() throws IOException {
    long found = countFound;
    if (found >= 0) {
      countFound = -1;
      return found;
    }
    while (in.nextLine()) {
      String line = in.text();
      if (!line.isBlank()) {
        if (!COUNT.matcher(line).matches()) {
          throw new MalformedFrameException(
              "`%s` is not a number of particles".formatted(in.shown()),
              "begin every frame with it");
        }
        return Long.parseLong(line.trim());
      }
    }
    return -1;
  }

  private void line() throws IOException {
    if (!in.nextLine()) {
      throw MalformedFrameException.endsEarly();
    }
  }
}
