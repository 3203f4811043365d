package io.supercool.physics.potential;

/**
 * The Kob-Andersen pair potential as its formula stands, by x = r / sigma: slow, and without the
 * constants that the fast loops work with.
 */
final class ReferencePotential {
  private static final double[][] EPSILON = {{1, 1.5}, {1.5, 0.5}};
  private static final double[][] SIGMA = {{1, 0.8}, {0.8, 0.88}};

  private ReferencePotential() {}

  /** u(r) = 4 eps [x^-12 - x^-6 - c0 - (x - 2.5) c1] below x = 2.5. */
  static double energy(KobAndersenPotential potential, double r, int first, int second) {
    double x = r / SIGMA[first][second];
    if (x >= 2.5) {
      return 0;
    }
    double c0 = Math.pow(2.5, -12) - Math.pow(2.5, -6);
    double x6 = Math.pow(x, -6);
    return 4 * EPSILON[first][second] * (x6 * x6 - x6 - c0 - (x - 2.5) * c1(potential));
  }

  /** -du/dr, positive where the pair repels. */
  static double force(KobAndersenPotential potential, double r, int first, int second) {
    double sigma = SIGMA[first][second];
    double x = r / sigma;
    if (x >= 2.5) {
      return 0;
    }
    double x6 = Math.pow(x, -6);
    return 4 * EPSILON[first][second] / sigma * ((12 * x6 * x6 - 6 * x6) / x + c1(potential));
  }

  /** The slope of x^-12 - x^-6 at the cutoff, which the force-shifted potential takes off. */
  private static double c1(KobAndersenPotential potential) {
    return potential == KobAndersenPotential.FORCE_SHIFTED
        ? -12 * Math.pow(2.5, -13) + 6 * Math.pow(2.5, -7)
        : 0;
  }
}
