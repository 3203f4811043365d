package io.supercool.physics.structure;

/**
 * The radial distribution function of particles of a species b around those of a species a, by
 * distance r in bins of equal width:
 *
 * <pre>
 *   g_ab(r) = n_ab(r) / (v(r) sum N_a N_b / V)
 * </pre>
 *
 * with n_ab the ordered pairs (one of a, one of b) in the bin and v the volume of its shell, 4 pi
 * (outer^3 - inner^3) / 3, in 2D pi (outer^2 - inner^2); n and the sum run over all configurations
 * counted. It is 1 for an ideal gas. Not thread-safe.
 *
 * <p>Source: Allen, Tildesley, Computer Simulation of Liquids (2nd ed., Oxford 2017), section 8.2.
 */
public final class RadialDistribution {
  private final int dimensions;
  private final double binsPerLength;
  private final long[] pairs;
  private double pairsPerVolume;

  /**
   * Of no configuration yet.
   *
   * @param dimensions 2 or 3
   * @param reach largest distance
   * @param bins from distance 0 to the reach
   */
  RadialDistribution(int dimensions, double reach, int bins) {
    this.dimensions = dimensions;
    this.binsPerLength = bins / reach;
    this.pairs = new long[bins];
  }

  /** Adds N_a N_b / V of a configuration, V in 2D being its area. */
  void expect(double pairsPerVolume) {
    this.pairsPerVolume += pairsPerVolume;
  }

  /** Counts ordered pairs at a distance of at most the reach. */
  void count(double distance, int orderedPairs) {
    // A distance may be rounded up to the reach itself.
    int bin = Math.min((int) (distance * binsPerLength), pairs.length - 1);
    pairs[bin] += orderedPairs;
  }

  /** Number of bins. */
  public int bins() {
    return pairs.length;
  }

  /** Whether a bin has no pair. */
  public boolean isEmpty(int bin) {
    return pairs[bin] == 0;
  }

  /** Distance at which a bin begins. */
  public double inner(int bin) {
    return bin / binsPerLength;
  }

  /** Distance in the middle of a bin. */
  public double middle(int bin) {
    return 0.5 * (inner(bin) + inner(bin + 1));
  }

  /** g_ab in a bin; 0 where there are no particles of a or of b. */
  public double of(int bin) {
    double ideal = pairsPerVolume * (ball(inner(bin + 1)) - ball(inner(bin)));
    return ideal > 0 ? pairs[bin] / ideal : 0;
  }

  private double ball(double radius) {
    return dimensions == 3
        ? 4.0 / 3 * Math.PI * radius * radius * radius
        : Math.PI * radius * radius;
  }
}
