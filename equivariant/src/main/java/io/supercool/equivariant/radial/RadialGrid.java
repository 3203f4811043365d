package io.supercool.equivariant.radial;

/**
 * A uniform grid on [0, cutoff] on which radial functions are tabulated. Between knots they are
 * read by four-point Lagrange interpolation, the cubic through the two knots on either side (the
 * outermost four at the ends). With spacing h its error is at most 3/128 h^4 max|f''''|, at the
 * ends 1/24; for sin(n pi r / cutoff), n = 10, and 256 intervals that is 5e-6 and 9e-6.
 *
 * @param cutoff last knot
 * @param intervals number of intervals, at least 3; there are {@code intervals + 1} knots
 */
public record RadialGrid(double cutoff, int intervals) {

  /** Knots that take part in an interpolation. */
  public static final int STENCIL = 4;

  /**
   * @throws IllegalArgumentException when the cutoff is not positive or the intervals are too few
   */
  public RadialGrid {
    if (!(cutoff > 0) || Double.isInfinite(cutoff)) {
      throw new IllegalArgumentException("cutoff is " + cutoff + "; it must be positive");
    }
    if (intervals < STENCIL - 1) {
      throw new IllegalArgumentException(
          "a radial grid of " + intervals + " intervals is too coarse; it needs at least 3");
    }
  }

  /** Number of knots: {@code intervals + 1}. */
  public int knots() {
    return intervals + 1;
  }

  /** Distance of a knot. */
  public double distance(int knot) {
    return cutoff * knot / intervals;
  }

  /** The basis on all knots, {@code [knot * basis.count() + n - 1]}. */
  public float[] tabulate(BesselBasis basis) {
    float[] table = new float[knots() * basis.count()];
    for (int knot = 0; knot < knots(); knot++) {
      double[] values = basis.at(distance(knot));
      for (int n = 0; n < values.length; n++) {
        table[knot * values.length + n] = (float) values[n];
      }
    }
    return table;
  }

  /**
   * Where and how to read a table at a distance: {@code sum_k weights[k] table[first + k]}, k = 0
   * to 3. Distances outside [0, cutoff] are extrapolated from the outermost four knots.
   *
   * @param weights filled with the {@value #STENCIL} weights
   * @return the first knot
   */
  public int interpolation(float distance, float[] weights) {
    float position = (float) (distance * (intervals / cutoff));
    int first = Math.max(0, Math.min((int) position - 1, intervals + 1 - STENCIL));
    float t = position - (first + 1);
    float before = t + 1;
    float after = t - 1;
    float beyond = t - 2;
    weights[0] = -t * after * beyond * (1 / 6f);
    weights[1] = before * after * beyond * 0.5f;
    weights[2] = -before * t * beyond * 0.5f;
    weights[3] = before * t * after * (1 / 6f);
    return first;
  }
}
