package io.supercool.ingest.reader.lammps;

import io.supercool.ingest.reader.Magnitude;
import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.SourceReader;
import io.supercool.ingest.reader.frame.Frame;
import io.supercool.ingest.reader.frame.FrameBox;
import io.supercool.ingest.reader.frame.FrameParser;
import io.supercool.ingest.reader.frame.MalformedFrameException;
import io.supercool.ingest.reader.text.ParticleRows;
import io.supercool.ingest.reader.text.TextInput;
import io.supercool.ingest.reader.text.TextTrajectoryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a LAMMPS text dump ({@code dump atom} or {@code dump custom}), one after another, from
 * any stream: a file, an unpacked file, or what was appended to a growing one since {@link
 * #offset()}.
 */
public final class LammpsDumpParser implements FrameParser {
  private static final byte[] ITEM = ascii("ITEM: ");
  private static final byte[] TIMESTEP = ascii("ITEM: TIMESTEP");
  private static final byte[] TIME = ascii("ITEM: TIME");
  private static final byte[] UNITS = ascii("ITEM: UNITS");
  private static final byte[] NUMBER = ascii("ITEM: NUMBER OF ATOMS");
  private static final byte[] BOX = ascii("ITEM: BOX BOUNDS");
  private static final byte[] ATOMS = ascii("ITEM: ATOMS");
  private static final int FIRST_CAPACITY = 1 << 14;
  private static final int BYTES_PER_ATOM = 3 * Double.BYTES;
  private static final int MAX_UNITS = 64;

  private final TextInput in;
  private final ReadLimits limits;
  private final boolean growing;
  private @Nullable String units;
  private int capacity = FIRST_CAPACITY;
  private long frames;
  private long offset;

  /** Frames of a complete stream, which the caller closes. */
  public LammpsDumpParser(InputStream in, ReadLimits limits) {
    this(in, limits, null, false);
  }

  /**
   * Frames of a stream that may begin behind the start of its file and may still grow.
   *
   * @param units what an {@code ITEM: UNITS} before the stream's start said; null if nothing
   * @param growing whether a last line without a line break may still be incomplete
   */
  public LammpsDumpParser(
      InputStream in, ReadLimits limits, @Nullable String units, boolean growing) {
    this.in = new TextInput(in);
    this.limits = limits;
    this.units = units;
    this.growing = growing;
  }

  /** The reader of files of this format. */
  public static SourceReader reader(ReadLimits limits) {
    return new TextTrajectoryReader(
        "LAMMPS text dump (ITEM: TIMESTEP ...), also .gz or .zst",
        LammpsDumpParser::begins,
        in -> new LammpsDumpParser(in, limits));
  }

  /** Whether a text that begins so is a dump. */
  public static boolean begins(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.startsWith("ITEM: TIME") || text.startsWith("ITEM: UNITS");
  }

  /** Bytes of the stream up to the end of the latest frame that {@link #next()} returned. */
  public long offset() {
    return offset;
  }

  /** The units that the stream has named so far; null if none. */
  public @Nullable String units() {
    return units;
  }

  /**
   * The next frame; null at the end.
   *
   * @throws MalformedFrameException naming frame and line; {@link
   *     MalformedFrameException#isEndsEarly()} if the stream ends before the frame does
   */
  @Override
  public @Nullable Frame next() throws IOException {
    frames++;
    try {
      Frame frame = read();
      offset = in.offset();
      return frame;
    } catch (MalformedFrameException e) {
      MalformedFrameException fault =
          growing && !in.isTerminated() ? MalformedFrameException.endsEarly() : e;
      throw fault.at("frame %d, line %d".formatted(frames, in.line()));
    }
  }

  @Override
  public boolean skipToNextFrame() throws IOException {
    try {
      // The line at fault may itself be the next frame's first, behind a frame cut short.
      do {
        if (in.startsWith(TIME) || in.startsWith(UNITS)) {
          in.backToLineStart();
          return true;
        }
      } while (in.nextLine());
      return false;
    } catch (MalformedFrameException e) {
      throw e.at("after frame %d, line %d".formatted(frames, in.line()));
    }
  }

  private @Nullable Frame read() throws IOException {
    long step = -1;
    double time = Double.NaN;
    long atoms = -1;
    FrameBox box = null;
    boolean begun = false;
    while (in.nextLine()) {
      if (!begun && in.text().isBlank()) {
        continue;
      }
      begun = true;
      if (in.startsWith(TIMESTEP)) {
        require(step < 0, "a second ITEM: TIMESTEP comes before the atoms of the first");
        step = wholeNumber(Long.MAX_VALUE);
      } else if (in.startsWith(NUMBER)) {
        atoms = wholeNumber(limits.maxArrayBytes() / BYTES_PER_ATOM);
      } else if (in.startsWith(BOX)) {
        box = DumpBox.read(in);
      } else if (in.startsWith(ATOMS)) {
        require(step >= 0, "ITEM: TIMESTEP is missing before the atoms");
        require(atoms > 0, "there are no atoms");
        require(box != null, "ITEM: BOX BOUNDS is missing before the atoms");
        return atoms((int) atoms, Objects.requireNonNull(box)).frame(step, time, units);
      } else if (in.startsWith(UNITS)) {
        units = readUnits();
      } else if (in.startsWith(TIME)) {
        line();
        time = in.nextDouble();
        require(Magnitude.isPlausible(time), "the time " + time + " cannot be");
      } else if (in.startsWith(ITEM)) {
        require(false, "`%s` is no part of a dump of atoms".formatted(in.shown()));
      } else {
        require(false, "`%s` stands where an ITEM should".formatted(in.shown()));
      }
    }
    if (begun) {
      throw MalformedFrameException.endsEarly();
    }
    return null;
  }

  private ParticleRows atoms(int atoms, FrameBox box) throws IOException {
    String[] names = in.text().substring(ATOMS.length).trim().split("\\s+");
    ParticleRows rows =
        new ParticleRows(DumpColumns.of(List.of(names)), box, Math.min(atoms, capacity));
    for (int i = 0; i < atoms; i++) {
      line();
      rows.add(in, atoms);
    }
    capacity = atoms;
    return rows;
  }

  private long wholeNumber(long most) throws IOException {
    line();
    long number = in.nextLong();
    require(number >= 0, number + " is negative");
    if (number > most) {
      throw new MalformedFrameException(
          "%d atoms are more than the %d MiB allowed for one array can hold"
              .formatted(number, limits.maxArrayBytes() >> 20),
          "raise supercool.ingest.max-array-bytes if you trust it");
    }
    return number;
  }

  private String readUnits() throws IOException {
    line();
    String named = in.text().trim();
    require(
        !named.isEmpty() && named.length() <= MAX_UNITS,
        "the units' name has %d characters".formatted(named.length()));
    return named;
  }

  private void line() throws IOException {
    if (!in.nextLine() || growing && !in.isTerminated()) {
      throw MalformedFrameException.endsEarly();
    }
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new MalformedFrameException(reason, "correct or remove this frame");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
