package io.supercool.reader.frame;

/** Two dimensions, as files write them in three: all particles have the same z. */
public final class Plane {
  /** A part of the plane's width that is what rounding leaves of nothing. */
  private static final double ROUNDING = 1e-9;

  private Plane() {}

  /**
   * Whether the particles lie in a plane of constant z: then x and y count alone, for positions and
   * for the box.
   *
   * @param positions {@code [particle * 3 + axis]}
   * @param particles at least two; one alone lies in no plane
   */
  public static boolean holds(double[] positions, int particles) {
    double noise = 0;
    for (int i = 1; i < particles; i++) {
      double width =
          Math.max(
              Math.abs(positions[3 * i] - positions[0]),
              Math.abs(positions[3 * i + 1] - positions[1]));
      noise = Math.max(noise, ROUNDING * width);
    }
    for (int i = 1; i < particles; i++) {
      if (!(Math.abs(positions[3 * i + 2] - positions[2]) <= noise)) {
        return false;
      }
    }
    return particles > 1;
  }

  /** Positions without z: {@code [particle * 2 + axis]}. */
  public static double[] flattened(double[] positions) {
    double[] flat = new double[positions.length / 3 * 2];
    for (int i = 0; i < flat.length / 2; i++) {
      flat[2 * i] = positions[3 * i];
      flat[2 * i + 1] = positions[3 * i + 1];
    }
    return flat;
  }
}
