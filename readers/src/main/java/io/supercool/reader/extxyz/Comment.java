package io.supercool.reader.extxyz;

import io.supercool.reader.Magnitude;
import io.supercool.reader.extxyz.KeyValueLine.Value;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.UnitNames;
import io.supercool.reader.text.Decimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the second line of an extended XYZ frame says of it ({@link KeyValueLine}). */
final class Comment {
  private static final int MAX_UNITS = 64;
  private static final String ADVICE = "write the file with ASE or OVITO, or correct this line";
  private static final Pattern KEY = Pattern.compile("(?i)[\"']?(lattice|properties)[\"']?\\s*=");

  private static final Set<String> READ =
      Set.of(
          "lattice", "properties", "pbc", "origin", "step", "timestep", "i_step", "time", "units");

  /** What ASE, QUIP and OVITO write of a frame beside that; none of it changes what is read. */
  private static final Set<String> KNOWN =
      Set.of(
          "energy",
          "free_energy",
          "stress",
          "virial",
          "dipole",
          "magmom",
          "magmoms",
          "charge",
          "total_charge",
          "spin",
          "config_type",
          "name",
          "comment",
          "cutoff",
          "cutoff_factor",
          "nneightol",
          "snapshot",
          "model",
          "sourceframe",
          "source",
          "calculator",
          "info",
          "volume",
          "pressure");

  private final Map<String, Value> values;
  private final FrameWarnings warnings;

  /**
   * Reads the line; warns of keys that are not known.
   *
   * @throws MalformedFrameException if it does not follow the grammar
   */
  Comment(String line, FrameWarnings warnings) {
    this.values = KeyValueLine.parse(line);
    this.warnings = warnings;
    values.forEach(
        (key, value) -> {
          boolean read = READ.contains(key);
          if (read && value.repeated()) {
            throw new MalformedFrameException(
                "the key %s comes twice, with different values".formatted(value.key()), ADVICE);
          }
          if (!read && !KNOWN.contains(key)) {
            warnings.add("the key `%s` is not known: it is not read".formatted(value.key()));
          }
        });
  }

  /** Whether a line can be one. */
  static boolean isOne(String line) {
    return KEY.matcher(line).find();
  }

  /** The columns, as {@code species:S:1:pos:R:3} where the line does not say. */
  String properties() {
    Value properties = values.get("properties");
    return properties == null ? "species:S:1:pos:R:3" : properties.text();
  }

  /** The box of {@code Lattice} at {@code Origin}, periodic unless {@code pbc} says otherwise. */
  FrameBox box() {
    if (!values.containsKey("lattice")) {
      throw new MalformedFrameException("there is no Lattice, hence no box", ADVICE);
    }
    double[] lattice = numbers("lattice", 9);
    double[] origin = values.containsKey("origin") ? numbers("origin", 3) : new double[3];
    double[][] vectors = new double[3][3];
    for (int i = 0; i < 9; i++) {
      vectors[i / 3][i % 3] = lattice[i];
    }
    return FrameBox.of(origin, vectors).withBoundaries(boundaries());
  }

  private List<String> boundaries() {
    Value pbc = values.get("pbc");
    List<String> boundaries = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      boundaries.add(FrameBox.PERIODIC);
    }
    if (pbc == null) {
      return boundaries;
    }
    int flags = pbc.words().size();
    if (flags != 1 && flags != 3) {
      throw new MalformedFrameException("pbc is not 3 logical values", ADVICE);
    }
    for (int axis = 0; axis < 3; axis++) {
      String flag = pbc.words().get(flags == 1 ? 0 : axis);
      boundaries.set(axis, isTrue(flag) ? FrameBox.PERIODIC : flag);
    }
    return boundaries;
  }

  private static boolean isTrue(String flag) {
    return switch (flag.toLowerCase(Locale.ROOT)) {
      case "t", "true", "1" -> true;
      case "f", "false", "0" -> false;
      default ->
          throw new MalformedFrameException(
              "pbc has `%s`, which is not T or F".formatted(flag), ADVICE);
    };
  }

  /** The MD step; empty where the line does not say, or says what cannot be one. */
  OptionalLong step() {
    for (String key : new String[] {"step", "timestep", "i_step"}) {
      Value value = values.get(key);
      if (value != null) {
        double step = value.words().size() == 1 ? number(value.words().get(0)) : Double.NaN;
        if (step >= 0 && step == Math.rint(step) && step < 1L << 53) {
          return OptionalLong.of((long) step);
        }
        warnings.add(
            "%s=%s is not the number of a step: the frames are numbered"
                .formatted(value.key(), value.text()));
      }
    }
    return OptionalLong.empty();
  }

  /** The time; NaN where the line does not say, or says what cannot be one. */
  double time() {
    Value value = values.get("time");
    if (value == null) {
      return Double.NaN;
    }
    double time = value.words().size() == 1 ? number(value.words().get(0)) : Double.NaN;
    if (!Magnitude.isPlausible(time)) {
      warnings.add(
          "%s=%s is not a number: the time is not read".formatted(value.key(), value.text()));
      return Double.NaN;
    }
    return time;
  }

  /** The units; null where the line does not say. */
  @Nullable String units() {
    Value value = values.get("units");
    if (value == null) {
      return null;
    }
    String units = value.text();
    if (units.isEmpty() || units.length() > MAX_UNITS) {
      warnings.add("the name of the units is empty or long: it is not read");
      return null;
    }
    UnitNames.check(units, warnings);
    return units;
  }

  private double[] numbers(String key, int count) {
    Value value = values.get(key);
    List<String> words = value == null ? List.of() : value.words();
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = words.size() == count ? number(words.get(i)) : Double.NaN;
      if (!Magnitude.isPlausible(numbers[i])) {
        throw new MalformedFrameException(
            "%s is not %d numbers: %s".formatted(key, count, String.join(" ", words)), ADVICE);
      }
    }
    return numbers;
  }

  /** A number whose exponent may be written with d, as Fortran does; NaN if it is none. */
  private static double number(String word) {
    byte[] ascii = word.replaceFirst("[dD]", "e").getBytes(StandardCharsets.UTF_8);
    try {
      return Decimal.parse(ascii, 0, ascii.length);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
