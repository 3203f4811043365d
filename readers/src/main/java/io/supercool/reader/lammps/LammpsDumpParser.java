package io.supercool.reader.lammps;

import io.supercool.reader.Magnitude;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameParser;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.SpeciesResolver;
import io.supercool.reader.frame.UnitNames;
import io.supercool.reader.text.ParticleColumns;
import io.supercool.reader.text.ParticleRows;
import io.supercool.reader.text.TextInput;
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
  private static final byte[] TIME = ascii("ITEM: TIME");
  private static final byte[] UNITS = ascii("ITEM: UNITS");
  private static final String ITEM = "ITEM: ";
  private static final String TWICE = "ITEM: %s comes twice before the atoms";
  private static final String BOX = "BOX BOUNDS";
  private static final String ATOMS = "ATOMS";

  private static final int FIRST_CAPACITY = 1 << 14;
  private static final int BYTES_PER_ATOM = 3 * Double.BYTES;
  private static final int MAX_UNITS = 64;

  private final TextInput in;
  private final ReadLimits limits;
  private final boolean growing;
  private final FrameWarnings warnings;
  private final SpeciesResolver resolver;
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
    this.warnings = new FrameWarnings();
    this.resolver = SpeciesResolver.fromOne(warnings);
  }

  private LammpsDumpParser(InputStream in, LammpsDumpParser before) {
    this.in = new TextInput(in);
    this.limits = before.limits;
    this.units = before.units;
    this.growing = before.growing;
    this.warnings = before.warnings;
    this.resolver = before.resolver;
    this.capacity = before.capacity;
  }

  /**
   * Frames of another part of the same dump: units, species and what was warned of hold for it too.
   */
  public LammpsDumpParser continuedOn(InputStream in) {
    return new LammpsDumpParser(in, this);
  }

  /** Whether a text that begins so is a dump. */
  public static boolean begins(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.startsWith("ITEM: TIME") || text.startsWith("ITEM: UNITS");
  }

  @Override
  public FrameWarnings warnings() {
    return warnings;
  }

  /**
   * Bytes of the stream up to the end of the latest frame that {@link #next()} returned, or to the
   * beginning of that which {@link #skipToNextFrame()} found.
   */
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
    warnings.at("frame %d".formatted(frames));
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
          offset = in.offset();
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
      String heading = in.text().strip();
      if (!begun && heading.isEmpty()) {
        continue;
      }
      begun = true;
      require(heading.startsWith(ITEM), "`%s` stands where an ITEM should".formatted(in.shown()));
      String item = heading.substring(ITEM.length());
      if (item.equals("TIMESTEP")) {
        require(step < 0, TWICE.formatted(item));
        step = wholeNumber(Long.MAX_VALUE);
      } else if (item.equals("NUMBER OF ATOMS")) {
        require(atoms < 0, TWICE.formatted(item));
        atoms = wholeNumber(limits.maxArrayBytes() / BYTES_PER_ATOM);
      } else if (isItem(item, BOX)) {
        require(box == null, TWICE.formatted(BOX));
        box = DumpBox.read(words(item, BOX), in);
      } else if (isItem(item, ATOMS)) {
        require(step >= 0, "ITEM: TIMESTEP is missing before the atoms");
        require(atoms > 0, "there are no atoms");
        require(box != null, "ITEM: BOX BOUNDS is missing before the atoms");
        List<String> columns = words(item, ATOMS);
        Frame frame =
            atoms(columns, (int) atoms, Objects.requireNonNull(box)).frame(step, time, units);
        warnOfDefaultElement(columns, frame);
        return frame;
      } else if (item.equals("UNITS")) {
        units = readUnits();
      } else if (item.equals("TIME")) {
        require(Double.isNaN(time), TWICE.formatted(item));
        line();
        time = in.nextDouble();
        in.requireEndOfLine();
        require(Magnitude.isPlausible(time), "the time " + time + " cannot be");
      } else {
        require(false, "`%s` is no part of a dump of atoms".formatted(in.shown()));
      }
    }
    if (begun) {
      throw MalformedFrameException.endsEarly();
    }
    return null;
  }

  /** LAMMPS calls every element C unless {@code dump_modify element} names them. */
  private void warnOfDefaultElement(List<String> columns, Frame frame) {
    if (frame.speciesNames().equals(List.of("C"))
        && columns.contains("element")
        && !columns.contains("type")) {
      warnings.add(
          "the element is C for all, which LAMMPS writes where nobody named them, and there is no"
              + " column type: is there one species?");
    }
  }

  private static boolean isItem(String item, String name) {
    return item.equals(name) || item.startsWith(name + " ");
  }

  private static List<String> words(String item, String name) {
    String rest = item.substring(name.length()).trim();
    return rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
  }

  private ParticleRows atoms(List<String> names, int atoms, FrameBox box) throws IOException {
    ParticleColumns columns = DumpColumns.of(names, warnings);
    if (frames > 1 && !columns.has(ParticleColumns.ID)) {
      warnings.add(
          "there is no column id: particles may be in another order in every frame; add it");
    }
    ParticleRows rows =
        new ParticleRows(columns, box, resolver, warnings, Math.min(atoms, capacity));
    for (int i = 0; i < atoms; i++) {
      line();
      rows.add(in, atoms);
    }
    in.requireTerminated();
    capacity = atoms;
    return rows;
  }

  private long wholeNumber(long most) throws IOException {
    line();
    long number = in.nextLong();
    in.requireEndOfLine();
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
    UnitNames.check(named, warnings);
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
