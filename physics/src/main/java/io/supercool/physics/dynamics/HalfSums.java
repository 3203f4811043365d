package io.supercool.physics.dynamics;

/**
 * How far particles have moved, summed over the even replicas of an isoconfigurational ensemble and
 * over the odd ones:
 *
 * <pre>
 *   S_h(i) = sum over the n_h replicas k = h mod 2 of |r_ki(t) - r_i(0)|
 * </pre>
 *
 * for particle i, with r unwrapped. The propensity is (S_0 + S_1) / (n_0 + n_1), its halves are S_h
 * / n_h. Lengths are in the unit of what is added. Replicas are not kept. Not thread-safe.
 */
public final class HalfSums {
  private final double[][] sums;
  private final int[] replicas;

  /** Of no replica yet. */
  public HalfSums(int particles) {
    this(new double[2][particles], new int[2]);
  }

  /**
   * Of the replicas added so far, elsewhere or before.
   *
   * @param sums S, {@code [half][particle]}; not copied
   * @param replicas n, {@code [half]}; not copied
   */
  public HalfSums(double[][] sums, int[] replicas) {
    this.sums = sums;
    this.replicas = replicas;
  }

  /**
   * Adds a replica.
   *
   * @param replica which, from 0; it counts as even or odd
   * @param displacement r(t) - r(0), {@code [particle * dimensions + axis]}; neither kept nor
   *     modified
   * @throws IllegalArgumentException if a particle's distance is not finite; then nothing is added
   */
  public void add(int replica, double[] displacement, int dimensions) {
    int half = replica % 2;
    double[] distances = new double[particles()];
    for (int particle = 0; particle < distances.length; particle++) {
      double square = 0;
      for (int axis = 0; axis < dimensions; axis++) {
        double moved = displacement[particle * dimensions + axis];
        square += moved * moved;
      }
      if (!Double.isFinite(square)) {
        throw new IllegalArgumentException(
            "particle %d of replica %d has a position that is not finite"
                .formatted(particle, replica));
      }
      distances[particle] = Math.sqrt(square);
    }
    for (int particle = 0; particle < distances.length; particle++) {
      sums[half][particle] += distances[particle];
    }
    replicas[half]++;
  }

  /** Number of particles. */
  public int particles() {
    return sums[0].length;
  }

  /** Number of replicas added. */
  public int replicas() {
    return replicas[0] + replicas[1];
  }

  /** Whether there are replicas in both halves. */
  public boolean hasBoth() {
    return replicas[0] > 0 && replicas[1] > 0;
  }

  /** S of one half, 0 for the even replicas, 1 for the odd ones; not copied. */
  public double[] sums(int half) {
    return sums[half];
  }

  /** The mean over all replicas, one value per particle; NaN before the first. */
  public float[] mean() {
    float[] mean = new float[particles()];
    for (int particle = 0; particle < mean.length; particle++) {
      mean[particle] = (float) ((sums[0][particle] + sums[1][particle]) / replicas());
    }
    return mean;
  }

  /**
   * The mean over the even replicas and over the odd ones, {@code [half][particle]}; NaN where
   * there are none.
   */
  public float[][] halves() {
    float[][] halves = new float[2][particles()];
    for (int half = 0; half < 2; half++) {
      for (int particle = 0; particle < halves[half].length; particle++) {
        halves[half][particle] = (float) (sums[half][particle] / replicas[half]);
      }
    }
    return halves;
  }
}
