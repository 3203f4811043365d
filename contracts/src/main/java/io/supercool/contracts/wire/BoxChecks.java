package io.supercool.contracts.wire;

import static io.supercool.contracts.wire.Checks.require;

/** What a box must be: edge lengths, or edge vectors that span a volume. */
final class BoxChecks {
  /** A volume smaller than this part of the edges' product is that of a flat box. */
  private static final double FLAT = 1e-9;

  private BoxChecks() {}

  static void box(double[] box) {
    int numbers = box.length;
    require(
        numbers == 2 || numbers == 3 || numbers == 4 || numbers == 9,
        "box: %d numbers, not 2 or 3 edge lengths nor 4 or 9 of edge vectors",
        numbers);
    boolean lengths = numbers <= 3;
    for (double number : box) {
      require(Double.isFinite(number) && (number > 0 || !lengths), "box: edge %s", number);
    }
    if (!lengths) {
      require(
          Math.abs(volume(box)) > FLAT * product(box) && Double.isFinite(product(box)),
          "box: its %d edge vectors span no volume",
          numbers == 4 ? 2 : 3);
    }
  }

  private static double volume(double[] v) {
    if (v.length == 4) {
      return v[0] * v[3] - v[1] * v[2];
    }
    return v[0] * (v[4] * v[8] - v[5] * v[7])
        + v[1] * (v[5] * v[6] - v[3] * v[8])
        + v[2] * (v[3] * v[7] - v[4] * v[6]);
  }

  /** Of the vectors' lengths. */
  private static double product(double[] vectors) {
    int dimensions = vectors.length == 4 ? 2 : 3;
    double product = 1;
    for (int vector = 0; vector < dimensions; vector++) {
      double square = 0;
      for (int axis = 0; axis < dimensions; axis++) {
        square += vectors[vector * dimensions + axis] * vectors[vector * dimensions + axis];
      }
      product *= Math.sqrt(square);
    }
    return product;
  }
}
