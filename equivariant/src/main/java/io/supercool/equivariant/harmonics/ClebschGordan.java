package io.supercool.equivariant.harmonics;

/**
 * Clebsch-Gordan coefficients in the real basis of {@link SphericalHarmonics}: with a of degree l1
 * and b of degree l2, both turning as the harmonics do,
 *
 * <pre>
 *   c_m3 = sum_{m1, m2} C[l1 + m1][l2 + m2][l3 + m3] a_m1 b_m2
 * </pre>
 *
 * turns as the harmonics of degree l3. They are the complex coefficients in the phases of Condon
 * and Shortley (by Racah's formula) taken to the real basis. That change is unitary and keeps their
 * normalisation: for each pair (l1, l2) the l3's together are an orthogonal matrix, the squares of
 * one tensor add up to 2 l3 + 1, and unit-variance inputs give unit-variance outputs. For odd l1 +
 * l2 + l3 the tensor comes out imaginary and is multiplied by -i, which makes (1, 1, 1) the vector
 * product a x b / sqrt(2).
 */
public final class ClebschGordan {

  private static final double[] FACTORIAL = new double[3 * SphericalHarmonics.MAX_DEGREE + 2];

  static {
    FACTORIAL[0] = 1;
    for (int n = 1; n < FACTORIAL.length; n++) {
      FACTORIAL[n] = n * FACTORIAL[n - 1];
    }
  }

  private ClebschGordan() {}

  /**
   * The coupling tensor {@code [l1 + m1][l2 + m2][l3 + m3]}.
   *
   * @throws IllegalArgumentException when a degree is not 0 to 6 or |l1 - l2| <= l3 <= l1 + l2 does
   *     not hold
   */
  public static double[][][] coefficients(int l1, int l2, int l3) {
    requireTriangle(l1, l2, l3);
    double[][][] tensor = new double[2 * l1 + 1][2 * l2 + 1][2 * l3 + 1];
    for (int m1 = -l1; m1 <= l1; m1++) {
      for (int m2 = -l2; m2 <= l2; m2++) {
        for (int m3 = -l3; m3 <= l3; m3++) {
          tensor[l1 + m1][l2 + m2][l3 + m3] = real(l1, m1, l2, m2, l3, m3);
        }
      }
    }
    return tensor;
  }

  /** One real coefficient: the sum over the complex orders +-m1, +-m2 that meet in +-m3. */
  private static double real(int l1, int m1, int l2, int m2, int l3, int m3) {
    int turns = negative(m3) - negative(m1) - negative(m2) - (l1 + l2 + l3) % 2;
    if (turns % 2 != 0) {
      return 0;
    }
    double sum = 0;
    for (int mu1 = -Math.abs(m1); mu1 <= Math.abs(m1); mu1 += Math.max(1, 2 * Math.abs(m1))) {
      for (int mu2 = -Math.abs(m2); mu2 <= Math.abs(m2); mu2 += Math.max(1, 2 * Math.abs(m2))) {
        if (Math.abs(mu1 + mu2) == Math.abs(m3)) {
          sum +=
              change(m1, mu1)
                  * change(m2, mu2)
                  * change(m3, mu1 + mu2)
                  * complex(l1, mu1, l2, mu2, l3, mu1 + mu2);
        }
      }
    }
    return turns % 4 == 0 ? sum : -sum;
  }

  /**
   * Real Y_m = sum over mu = +-m of this times complex Y_mu, and times i where m is negative:
   * cosines are the even, sines the odd combinations of Y_m and Y_-m = (-1)^m conj(Y_m).
   */
  private static double change(int m, int mu) {
    if (m == 0) {
      return 1;
    }
    double sign = mu > 0 && m % 2 != 0 ? -1 : 1;
    return (m < 0 && mu > 0 ? -sign : sign) / Math.sqrt(2);
  }

  /** The coefficient <l1 mu1 l2 mu2 | l3 mu3> of Condon and Shortley, mu3 = mu1 + mu2. */
  private static double complex(int l1, int mu1, int l2, int mu2, int l3, int mu3) {
    double sum = 0;
    int first = Math.max(0, Math.max(l2 - l3 - mu1, l1 - l3 + mu2));
    int last = Math.min(l1 + l2 - l3, Math.min(l1 - mu1, l2 + mu2));
    for (int k = first; k <= last; k++) {
      double term =
          FACTORIAL[k]
              * FACTORIAL[l1 + l2 - l3 - k]
              * FACTORIAL[l1 - mu1 - k]
              * FACTORIAL[l2 + mu2 - k]
              * FACTORIAL[l3 - l2 + mu1 + k]
              * FACTORIAL[l3 - l1 - mu2 + k];
      sum += (k % 2 == 0 ? 1 : -1) / term;
    }
    double triangle =
        (2 * l3 + 1)
            * FACTORIAL[l1 + l2 - l3]
            * FACTORIAL[l1 - l2 + l3]
            * FACTORIAL[l2 - l1 + l3]
            / FACTORIAL[l1 + l2 + l3 + 1];
    double orders =
        FACTORIAL[l1 + mu1]
            * FACTORIAL[l1 - mu1]
            * FACTORIAL[l2 + mu2]
            * FACTORIAL[l2 - mu2]
            * FACTORIAL[l3 + mu3]
            * FACTORIAL[l3 - mu3];
    return Math.sqrt(triangle) * Math.sqrt(orders) * sum;
  }

  private static int negative(int m) {
    return m < 0 ? 1 : 0;
  }

  private static void requireTriangle(int l1, int l2, int l3) {
    int highest = SphericalHarmonics.MAX_DEGREE;
    String degrees = "degrees (" + l1 + ", " + l2 + ", " + l3 + ")";
    if (Math.min(l1, Math.min(l2, l3)) < 0 || Math.max(l1, Math.max(l2, l3)) > highest) {
      throw new IllegalArgumentException(degrees + " are not all from 0 to " + highest);
    }
    if (l3 < Math.abs(l1 - l2) || l3 > l1 + l2) {
      throw new IllegalArgumentException(degrees + " break |l1 - l2| <= l3 <= l1 + l2");
    }
  }
}
