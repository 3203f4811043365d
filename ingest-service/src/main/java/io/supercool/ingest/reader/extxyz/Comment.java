package io.supercool.ingest.reader.extxyz;

import io.supercool.ingest.reader.Magnitude;
import io.supercool.ingest.reader.frame.FrameBox;
import io.supercool.ingest.reader.frame.MalformedFrameException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second line of an extended XYZ frame: {@code key=value} pairs, values bare, quoted or in
 * braces; keys without regard to case.
 */
final class Comment {
  private static final int MAX_UNITS = 64;
  private static final String ADVICE = "write the file with ASE or OVITO, or correct this line";

  private final Map<String, String> pairs;

  /** Reads the line. */
  Comment(String line) {
    this.pairs = pairs(line);
  }

  /** Whether a line can be one. */
  static boolean isOne(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains("lattice=") || lower.contains("properties=");
  }

  /** The columns, as {@code species:S:1:pos:R:3} where the line does not say. */
  String properties() {
    return pairs.getOrDefault("properties", "species:S:1:pos:R:3");
  }

  /** The box of {@code Lattice} at {@code Origin}, periodic unless {@code pbc} says otherwise. */
  FrameBox box() {
    if (!pairs.containsKey("lattice")) {
      throw new MalformedFrameException("there is no Lattice, hence no box", ADVICE);
    }
    double[] lattice = numbers("lattice", 9);
    double[] origin = pairs.containsKey("origin") ? numbers("origin", 3) : new double[3];
    double[][] vectors = new double[3][3];
    for (int i = 0; i < 9; i++) {
      vectors[i / 3][i % 3] = lattice[i];
    }
    return FrameBox.of(origin, vectors);
  }

  /** Refuses boundaries that are not periodic; along z only if {@code dimensions} is 3. */
  void requirePeriodic(int dimensions) {
    String[] flags = pairs.getOrDefault("pbc", "T T T").trim().split("[\\s,]+");
    for (int axis = 0; axis < Math.min(dimensions, flags.length); axis++) {
      String flag = flags[axis].toUpperCase(Locale.ROOT);
      FrameBox.requirePeriodic(axis, flag.startsWith("T") || flag.equals("1"), flags[axis]);
    }
  }

  /** The MD step; {@code otherwise} where the line does not say. */
  long step(long otherwise) {
    for (String key : new String[] {"step", "timestep"}) {
      if (pairs.containsKey(key)) {
        double step = numbers(key, 1)[0];
        if (step < 0 || step != Math.rint(step) || step > 1L << 53) {
          throw new MalformedFrameException("the step is " + pairs.get(key), ADVICE);
        }
        return (long) step;
      }
    }
    return otherwise;
  }

  /** The time; NaN where the line does not say. */
  double time() {
    return pairs.containsKey("time") ? numbers("time", 1)[0] : Double.NaN;
  }

  /** The units; null where the line does not say. */
  @Nullable String units() {
    String units = pairs.get("units");
    if (units != null && (units.isEmpty() || units.length() > MAX_UNITS)) {
      throw new MalformedFrameException("the units' name is empty or long", ADVICE);
    }
    return units;
  }

  private double[] numbers(String key, int count) {
    String[] words = pairs.getOrDefault(key, "").trim().split("[\\s,]+");
    double[] numbers = new double[count];
    try {
      for (int i = 0; i < count; i++) {
        numbers[i] = Double.parseDouble(words[i]);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      numbers[0] = Double.NaN;
    }
    for (double number : numbers) {
      if (words.length != count || !Magnitude.isPlausible(number)) {
        throw new MalformedFrameException("%s is not %d numbers".formatted(key, count), ADVICE);
      }
    }
    return numbers;
  }

  private static Map<String, String> pairs(String line) {
    Map<String, String> pairs = new HashMap<>();
    int at = 0;
    while (at < line.length()) {
      int from = at;
      while (at < line.length() && line.charAt(at) != '=' && line.charAt(at) > ' ') {
        at++;
      }
      String key = line.substring(from, at).toLowerCase(Locale.ROOT);
      if (at == line.length() || line.charAt(at) != '=') {
        at++;
        continue;
      }
      StringBuilder value = new StringBuilder();
      at = readValue(line, at + 1, value);
      pairs.put(key, value.toString());
    }
    return pairs;
  }

  /** Appends the value that begins at {@code at}; where it ends. */
  private static int readValue(String line, int at, StringBuilder value) {
    int opening = at < line.length() ? "\"'{[".indexOf(line.charAt(at)) : -1;
    char closing = opening < 0 ? ' ' : "\"'}]".charAt(opening);
    if (opening >= 0) {
      at++;
    }
    for (; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == closing || opening < 0 && c < ' ') {
        return at + 1;
      }
      if (c == '\\' && opening >= 0 && at + 1 < line.length()) {
        c = line.charAt(++at);
      }
      value.append(c);
    }
    return at;
  }
}
