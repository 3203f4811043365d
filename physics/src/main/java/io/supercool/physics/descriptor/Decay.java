package io.supercool.physics.descriptor;

/** exp(-r / decay) for 0 <= r < reach, from a table: to 1e-12 of its value. */
final class Decay {
  private static final int KNOTS = 4096;

  private final double[] table = new double[KNOTS + 1];
  private final double perKnot;
  private final double step;

  Decay(double decay, double reach) {
    perKnot = KNOTS / reach;
    step = reach / KNOTS / decay;
    for (int knot = 0; knot <= KNOTS; knot++) {
      table[knot] = Math.exp(-knot * step);
    }
  }

  /** The knot below, times a Taylor series of the rest. */
  double at(double r) {
    double knots = r * perKnot;
    int below = (int) knots;
    double rest = (knots - below) * step;
    return table[below] * (1 - rest * (1 - rest * (0.5 - rest * (1.0 / 6 - rest * (1.0 / 24)))));
  }
}
