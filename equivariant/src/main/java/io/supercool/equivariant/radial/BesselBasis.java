package io.supercool.equivariant.radial;

/**
 * Spherical Bessel functions that vanish at the cutoff, times an envelope that vanishes there with
 * its first two derivatives (Gasteiger, Groß and Günnemann, ICLR 2020), with x = r / cutoff and p =
 * 6:
 *
 * <pre>
 *   e_n(r) = sqrt(2 / cutoff) sin(n pi x) / r * envelope(r),   n = 1 to count
 *   envelope(r) = 1 - (p + 1)(p + 2)/2 x^p + p (p + 2) x^(p + 1) - p (p + 1)/2 x^(p + 2)
 * </pre>
 *
 * @param cutoff where the functions vanish; beyond it they are 0
 * @param count number of functions
 */
public record BesselBasis(double cutoff, int count) {

  private static final int P = 6;

  /**
   * @throws IllegalArgumentException when the cutoff or the count is not positive
   */
  public BesselBasis {
    if (!(cutoff > 0) || Double.isInfinite(cutoff) || count < 1) {
      throw new IllegalArgumentException(
          count + " functions to a cutoff of " + cutoff + "; both must be positive");
    }
  }

  /** The envelope alone: 1 at r = 0, 0 from the cutoff on. */
  public double envelope(double r) {
    double x = r / cutoff;
    if (x >= 1) {
      return 0;
    }
    double power = Math.pow(x, P);
    return 1 - power * ((P + 1) * (P + 2) / 2.0 - x * (P * (P + 2) - x * (P * (P + 1) / 2.0)));
  }

  /**
   * The functions at a distance, n = 1 to count; at 0 their limit sqrt(2 / cutoff) n pi / cutoff.
   */
  public double[] at(double r) {
    double[] values = new double[count];
    double scale = Math.sqrt(2 / cutoff) * envelope(r);
    for (int n = 1; n <= count; n++) {
      double wave = n * Math.PI / cutoff;
      values[n - 1] = scale * (r > 0 ? Math.sin(wave * r) / r : wave);
    }
    return values;
  }
}
