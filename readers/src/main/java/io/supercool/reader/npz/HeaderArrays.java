package io.supercool.reader.npz;

import io.supercool.reader.Magnitude;
import io.supercool.reader.text.Decimal;
import io.supercool.storage.npz.NpzArchive;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What archives say of a configuration as a whole, in arrays of a single number or a few. */
final class HeaderArrays {
  private HeaderArrays() {}

  /** Those edge lengths that count, from {@code box}: (columns,) or one number for all. */
  static double[] box(NpzArchive npz, Columns columns) {
    double[] box;
    if (npz.layout("box").elements() == 1) {
      box = new double[columns.dimensions()];
      Arrays.fill(box, npz.number("box"));
    } else {
      box = columns.ofBox(npz.numbers("box", columns.columns()));
    }
    for (double length : box) {
      if (length <= 0) {
        throw npz.fault("box", "has the edge length " + length, "write positive edge lengths");
      }
    }
    return box;
  }

  /** {@code temperature}, a number or the text of one; NaN if it is not there or not readable. */
  static double temperature(NpzArchive npz, ArrayWarnings warnings) {
    return warnings.optional(
        npz, "temperature", Double.NaN, () -> positive(npz, "temperature", "a positive number"));
  }

  /** {@code time}, a number or the text of one; 0 if it is not there or not readable. */
  static double time(NpzArchive npz, ArrayWarnings warnings) {
    return warnings.optional(npz, "time", 0.0, () -> number(npz, "time", "a number"));
  }

  private static double positive(NpzArchive npz, String name, String what) {
    double value = number(npz, name, what);
    if (value < 0) {
      throw npz.fault(name, "is " + value, "write %s, or none".formatted(what));
    }
    return value;
  }

  private static double number(NpzArchive npz, String name, String what) {
    if (npz.layout(name).type().isNumber()) {
      return npz.number(name);
    }
    String text = npz.text(name);
    byte[] word = text.strip().getBytes(StandardCharsets.UTF_8);
    try {
      double value = Decimal.parse(word, 0, word.length);
      if (Magnitude.isPlausible(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw npz.fault(
        name,
        "is the text `%s`, which is no number".formatted(text),
        "write " + what + ", or none");
  }
}
