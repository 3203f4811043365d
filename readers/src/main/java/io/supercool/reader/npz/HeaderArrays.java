package io.supercool.reader.npz;

import io.supercool.storage.npz.NpzArchive;
import java.util.Arrays;

/** What archives say of a configuration as a whole, in arrays of a single number or a few. */
final class HeaderArrays {
  private HeaderArrays() {}

  /** Edge lengths from {@code box}, (d,) or one number for all. */
  static double[] box(NpzArchive npz, int dimensions) {
    double[] box;
    if (npz.layout("box").elements() == 1) {
      box = new double[dimensions];
      Arrays.fill(box, npz.number("box"));
    } else {
      box = npz.numbers("box", dimensions);
    }
    for (double length : box) {
      if (length <= 0) {
        throw npz.fault("box", "has the edge length " + length, "write positive edge lengths");
      }
    }
    return box;
  }

  /** {@code temperature}, a number or the text of one; NaN if there is none. */
  static double temperature(NpzArchive npz) {
    if (!npz.names().contains("temperature")) {
      return Double.NaN;
    }
    double temperature;
    if (npz.layout("temperature").type().isNumber()) {
      temperature = npz.number("temperature");
    } else {
      try {
        temperature = Double.parseDouble(npz.text("temperature"));
      } catch (NumberFormatException e) {
        temperature = -1;
      }
    }
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw npz.fault("temperature", "is " + temperature, "write a positive number or none");
    }
    return temperature;
  }
}
