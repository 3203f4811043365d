package io.supercool.reader.frame;

/** Two dimensions, as files write them in three: all particles have the same z. */
public final class Plane {
  private Plane() {}

  /**
   * Whether the particles lie in a plane of constant z: then x and y count alone, for positions and
   * for the box.
   *
   * @param positions {@code [particle * 3 + axis]}
   * @param particles at least two; one alone lies in no plane
   */
  public static boolean holds(double[] positions, int particles) {
    for (int i = 1; i < particles; i++) {
      if (positions[3 * i + 2] != positions[2]) {
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
