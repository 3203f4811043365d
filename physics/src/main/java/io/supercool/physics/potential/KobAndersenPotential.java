package io.supercool.physics.potential;

/**
 * The Kob-Andersen mixture of species 0 (A) and 1 (B): Lennard-Jones pairs with eps AA/AB/BB = 1,
 * 1.5, 0.5 and sigma = 1, 0.8, 0.88 in reduced units, cut at 2.5 sigma. With x = r / sigma,
 *
 * <p>u(r) = 4 eps [x^-12 - x^-6 - c0 - (x - 2.5) c1] for x &lt; 2.5, else 0.
 *
 * <p>Source: Kob, Andersen, Phys. Rev. E 51, 4626 (1995).
 */
public enum KobAndersenPotential {
  /** c0 and c1 make u and u' vanish at 2.5 (LAMMPS {@code lj/smooth/linear}; BOTAN's data). */
  FORCE_SHIFTED(true),
  /** c0 makes u vanish at 2.5, c1 = 0 (Bapst et al. 2020). */
  TRUNCATED(false);

  /** Number of species. */
  public static final int SPECIES = 2;

  /** Cutoff in units of a pair's sigma; the largest cutoff, since no sigma exceeds 1. */
  public static final double CUTOFF = 2.5;

  private static final double[] EPSILON = {1, 1.5, 1.5, 0.5};
  private static final double[] SIGMA = {1, 0.8, 0.8, 0.88};

  private final double c0;
  private final double c1;

  /**
   * What the inner loops need of two species: u(r) = (repulsion r^-6 - attraction) r^-6 - shift -
   * slope r for r^2 &lt; squareCutoff.
   */
  record PairConstants(
      double repulsion, double attraction, double shift, double slope, double squareCutoff) {

    /** u for the square of a distance below the cutoff. */
    double energy(double square) {
      double inverse = 1 / square;
      double sixth = inverse * inverse * inverse;
      return (repulsion * sixth - attraction) * sixth - shift - slope * Math.sqrt(square);
    }
  }

  KobAndersenPotential(boolean forceShifted) {
    c0 = Math.pow(CUTOFF, -12) - Math.pow(CUTOFF, -6);
    c1 = forceShifted ? -12 * Math.pow(CUTOFF, -13) + 6 * Math.pow(CUTOFF, -7) : 0;
  }

  /** sigma of all pairs, {@code [first * SPECIES + second]}; a copy. */
  public static double[] sigmas() {
    return SIGMA.clone();
  }

  /** Where the energy of a pair of these species becomes 0. */
  public double cutoff(int first, int second) {
    return CUTOFF * SIGMA[pair(first, second)];
  }

  /** Index of a pair of species in tables of 4. */
  private static int pair(int first, int second) {
    return first * SPECIES + second;
  }

  /** The constants of a pair of these species. */
  PairConstants constants(int first, int second) {
    int pair = pair(first, second);
    double scale = 4 * EPSILON[pair];
    double sigma6 = Math.pow(SIGMA[pair], 6);
    double cutoff = CUTOFF * SIGMA[pair];
    return new PairConstants(
        scale * sigma6 * sigma6,
        scale * sigma6,
        scale * (c0 - CUTOFF * c1),
        scale * c1 / SIGMA[pair],
        cutoff * cutoff);
  }
}
