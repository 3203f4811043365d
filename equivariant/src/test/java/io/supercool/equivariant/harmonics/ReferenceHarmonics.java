package io.supercool.equivariant.harmonics;

/**
 * Real spherical harmonics of one vector in double precision, normalised and ordered as {@link
 * SphericalHarmonics}, by recurrence throughout.
 */
public final class ReferenceHarmonics {
  private ReferenceHarmonics() {}

  /**
   * Harmonics l = 0 to lMax. Those of the zero vector are 0 from l = 1 on.
   *
   * @return at {@code [l * l + l + m]}
   */
  public static double[] of(int lMax, double x, double y, double z) {
    double[] harmonics = new double[(lMax + 1) * (lMax + 1)];
    double length = Math.sqrt(x * x + y * y + z * z);
    double scale = length > 0 ? 1 / length : 0;
    harmonics[0] = 1;
    if (lMax > 0) {
      harmonics[1] = Math.sqrt(3) * y * scale;
      harmonics[2] = Math.sqrt(3) * z * scale;
      harmonics[3] = Math.sqrt(3) * x * scale;
    }
    for (int l = 2; l <= lMax; l++) {
      addDegree(l, x * scale, y * scale, z * scale, length > 0 ? 1 : 0, harmonics);
    }
    return harmonics;
  }

  /** Y_lm = a z Y_(l-1)m - b Y_(l-2)m for |m| < l, and Y_(l,+-l) by one more turn in the plane. */
  private static void addDegree(
      int l, double x, double y, double z, double one, double[] harmonics) {
    int centre = l * l + l;
    int below = l * l - l;
    int twoBelow = below - 2 * (l - 1);
    for (int m = 1 - l; m < l; m++) {
      double previous = 0;
      if (Math.abs(m) < l - 1) {
        previous = twoBelow + m == 0 ? one : harmonics[twoBelow + m];
      }
      double product = (double) (l - m) * (l + m);
      double ascent = Math.sqrt((2 * l + 1) * (2 * l - 1) / product);
      double descent =
          Math.sqrt((2 * l + 1) * (l + m - 1.0) * (l - m - 1) / ((2 * l - 3) * product));
      harmonics[centre + m] = ascent * z * harmonics[below + m] - descent * previous;
    }
    double turn = Math.sqrt((2 * l + 1) / (2.0 * l));
    double cosine = harmonics[below + l - 1];
    double sine = harmonics[below - l + 1];
    harmonics[centre + l] = turn * (x * cosine - y * sine);
    harmonics[centre - l] = turn * (x * sine + y * cosine);
  }
}
