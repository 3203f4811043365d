package io.supercool.equivariant.harmonics;

/**
 * Real spherical harmonics of a vector's direction, component-normalised: the squares of the 2l + 1
 * harmonics of a degree add up to 2l + 1.
 *
 * <pre>
 *   Y_lm = sqrt((2l + 1) (2 - [m = 0]) (l - |m|)! / (l + |m|)!) P_l^|m|(z) { cos m phi, m >= 0; sin |m| phi, m < 0 }
 * </pre>
 *
 * with P without the Condon-Shortley phase and z the polar axis, so Y_1 = sqrt(3) (y, z, x). They
 * are {@code sqrt(4 pi)} times the orthonormal ones. Order: l ascending, m = -l to l.
 */
public final class SphericalHarmonics {

  /** Highest degree offered. */
  public static final int MAX_DEGREE = 6;

  private static final int CLOSED_FORM = 3;

  // Coefficients of the recurrences below, at l * (l + 1) / 2 + m.
  private static final double[] ASCENT = new double[(MAX_DEGREE + 1) * (MAX_DEGREE + 2) / 2];
  private static final double[] DESCENT = new double[ASCENT.length];

  static {
    for (int l = 1; l <= MAX_DEGREE; l++) {
      for (int m = 0; m < l; m++) {
        double product = (double) (l - m) * (l + m);
        ASCENT[l * (l + 1) / 2 + m] = Math.sqrt((2 * l + 1) * (2 * l - 1) / product);
        if (m < l - 1) {
          DESCENT[l * (l + 1) / 2 + m] =
              Math.sqrt((2 * l + 1) * (l + m - 1.0) * (l - m - 1) / ((2 * l - 3) * product));
        }
      }
      ASCENT[l * (l + 1) / 2 + l] = Math.sqrt((2 * l + 1) / (2.0 * l));
    }
  }

  private SphericalHarmonics() {}

  /**
   * Harmonics l = 1 to lMax of many vectors. The harmonics of the zero vector are 0.
   *
   * @param lMax highest degree, 1 to 6 (0 writes nothing)
   * @param vectors {@code [edge * 3 + axis]}, of any length
   * @param edges number of vectors
   * @param harmonics filled at {@code [edge * ((lMax + 1)^2 - 1) + l * l - 1 + l + m]}
   */
  public static void fill(int lMax, float[] vectors, int edges, float[] harmonics) {
    requireDegree(lMax);
    int width = (lMax + 1) * (lMax + 1) - 1;
    UnitVectors units = new UnitVectors(Math.min(UnitVectors.BLOCK, edges));
    for (int first = 0; first < edges; first += UnitVectors.BLOCK) {
      int count = Math.min(UnitVectors.BLOCK, edges - first);
      units.load(vectors, first, count);
      fill(lMax, units, count, harmonics, first * width);
    }
  }

  private static void fill(int lMax, UnitVectors units, int count, float[] harmonics, int start) {
    int width = (lMax + 1) * (lMax + 1) - 1;
    float[] x = units.x;
    float[] y = units.y;
    float[] z = units.z;
    float[] square = units.square;
    for (int k = 0; k < count; k++) {
      int at = start + k * width;
      low(lMax, x[k], y[k], z[k], square[k] > 0 ? 1 : 0, harmonics, at);
      if (lMax > CLOSED_FORM) {
        high(lMax, x[k], y[k], z[k], harmonics, at);
      }
    }
  }

  /** Degrees 1 to 3 as polynomials of the unit vector; {@code one} is 0 for the zero vector. */
  private static void low(int lMax, float x, float y, float z, float one, float[] out, int at) {
    if (lMax == 0) {
      return;
    }
    out[at] = 1.7320508f * y;
    out[at + 1] = 1.7320508f * z;
    out[at + 2] = 1.7320508f * x;
    if (lMax == 1) {
      return;
    }
    float xy = x * y;
    float zz = z * z;
    float difference = x * x - y * y;
    out[at + 3] = 3.8729835f * xy;
    out[at + 4] = 3.8729835f * y * z;
    out[at + 5] = 1.118034f * (3 * zz - one);
    out[at + 6] = 3.8729835f * x * z;
    out[at + 7] = 1.9364917f * difference;
    if (lMax == 2) {
      return;
    }
    float tilted = 1.6201852f * (5 * zz - one);
    out[at + 8] = 2.09165f * y * (2 * x * x + difference);
    out[at + 9] = 10.246951f * xy * z;
    out[at + 10] = tilted * y;
    out[at + 11] = 1.3228756f * z * (5 * zz - 3 * one);
    out[at + 12] = tilted * x;
    out[at + 13] = 5.1234754f * z * difference;
    out[at + 14] = 2.09165f * x * (difference - 2 * y * y);
  }

  /**
   * Degrees 4 to lMax from the degrees already there: Y_lm = a z Y_(l-1)m - b Y_(l-2)m for |m| < l,
   * and Y_(l,+-l) by one more turn in the plane.
   */
  private static void high(int lMax, float x, float y, float z, float[] out, int start) {
    for (int l = CLOSED_FORM + 1; l <= lMax; l++) {
      int centre = start - 1 + l * l + l;
      int below = centre - 2 * l;
      int twoBelow = below - 2 * (l - 1);
      int row = l * (l + 1) / 2;
      for (int m = 1 - l; m < l; m++) {
        float previous = Math.abs(m) < l - 1 ? out[twoBelow + m] : 0;
        int coefficient = row + Math.abs(m);
        out[centre + m] =
            (float) ASCENT[coefficient] * z * out[below + m]
                - (float) DESCENT[coefficient] * previous;
      }
      float sectoral = (float) ASCENT[row + l];
      float cosine = out[below + l - 1];
      float sine = out[below - l + 1];
      out[centre + l] = sectoral * (x * cosine - y * sine);
      out[centre - l] = sectoral * (x * sine + y * cosine);
    }
  }

  private static void requireDegree(int lMax) {
    if (lMax < 0 || lMax > MAX_DEGREE) {
      throw new IllegalArgumentException(
          "lMax is " + lMax + "; harmonics are offered from 0 to " + MAX_DEGREE);
    }
  }
}
