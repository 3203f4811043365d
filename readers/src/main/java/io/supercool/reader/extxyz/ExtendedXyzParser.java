package io.supercool.reader.extxyz;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceReader;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameParser;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.SpeciesResolver;
import io.supercool.reader.text.ParticleColumns;
import io.supercool.reader.text.ParticleRows;
import io.supercool.reader.text.TextInput;
import io.supercool.reader.text.TextTrajectoryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Frames of an extended XYZ stream: a count, a comment that describes box and columns, rows. */
public final class ExtendedXyzParser implements FrameParser {
  private static final Pattern COUNT = Pattern.compile("\\s*\\d{1,18}\\s*");
  private static final int FIRST_CAPACITY = 1 << 14;
  private static final int BYTES_PER_PARTICLE = 3 * Double.BYTES;

  private final TextInput in;
  private final ReadLimits limits;
  private final FrameWarnings warnings = new FrameWarnings();
  private final SpeciesResolver resolver = new SpeciesResolver(warnings);
  private int capacity = FIRST_CAPACITY;
  private long frames;
  private boolean numbered;
  private @Nullable Frame second;
  private @Nullable MalformedFrameException secondFault;
  private long countFound = -1;

  /** Frames of a stream, which the caller closes. */
  public ExtendedXyzParser(InputStream in, ReadLimits limits) {
    this.in = new TextInput(in);
    this.limits = limits;
  }

  /** The reader of files of this format. */
  public static SourceReader reader(ReadLimits limits) {
    return new TextTrajectoryReader(
        "extended XYZ", ExtendedXyzParser::begins, in -> new ExtendedXyzParser(in, limits));
  }

  /** Whether a text that begins so is extended XYZ. */
  public static boolean begins(byte[] start) {
    String[] lines = new String(start, StandardCharsets.ISO_8859_1).split("\n", 3);
    return lines.length > 1 && COUNT.matcher(lines[0]).matches() && Comment.isOne(lines[1]);
  }

  @Override
  public FrameWarnings warnings() {
    return warnings;
  }

  @Override
  public @Nullable Frame next() throws IOException {
    if (secondFault != null) {
      MalformedFrameException fault = secondFault;
      secondFault = null;
      throw fault;
    }
    if (second != null) {
      Frame frame = second;
      second = null;
      warnings.at("frame 2");
      return frame;
    }
    boolean first = frames == 0;
    Frame frame = nextOfStream();
    return first && frame != null ? withSecond(frame) : frame;
  }

  /**
   * Looks at the second frame to learn what the first one's step is: a key that has the same value
   * in both is none, such as a {@code timestep} that is the length of a step.
   */
  private Frame withSecond(Frame first) throws IOException {
    try {
      second = nextOfStream();
    } catch (MalformedFrameException e) {
      secondFault = e;
    }
    warnings.at("frame 1");
    if (second == null || second.step() != first.step()) {
      return first;
    }
    numbered = true;
    warnings.add(
        "the first two frames have the same step %d: the frames are numbered"
            .formatted(first.step()));
    second = second.withStep(1).withNumbered(true);
    return first.withStep(0).withNumbered(true);
  }

  private @Nullable Frame nextOfStream() throws IOException {
    frames++;
    warnings.at("frame %d".formatted(frames));
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
    Comment comment = new Comment(in.text(), warnings);
    ParticleColumns columns = PropertyColumns.of(comment.properties(), warnings);
    FrameBox box = comment.box();
    ParticleRows rows =
        new ParticleRows(columns, box, resolver, warnings, (int) Math.min(count, capacity));
    for (int i = 0; i < count; i++) {
      line();
      rows.add(in, (int) count);
    }
    in.requireTerminated();
    capacity = (int) count;
    OptionalLong said = numbered ? OptionalLong.empty() : comment.step();
    return rows.frame(said.orElse(frames - 1), comment.time(), comment.units())
        .withNumbered(said.isEmpty());
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
