package io.supercool.physics.dynamics;

/**
 * The propensity of each particle i: the mean over isoconfigurational replicas of |r_i(t) -
 * r_i(0)|, with r_i(0) thermal and all positions unwrapped. Replicas are added one by one and not
 * kept. Not thread-safe.
 *
 * <p>Source: Widmer-Cooper, Harrowell, Fynewever, Phys. Rev. Lett. 93, 135701 (2004).
 */
public final class PropensityMean {
  private final double[] initial;
  private final int dimensions;
  private final double[][] sums;
  private final int[] added = new int[2];

  /**
   * Starts from the thermal positions at time 0.
   *
   * @param initial {@code [particle * dimensions + axis]}; not copied
   * @param dimensions 2 or 3
   */
  public PropensityMean(double[] initial, int dimensions) {
    this.initial = initial;
    this.dimensions = dimensions;
    this.sums = new double[2][initial.length / dimensions];
  }

  /**
   * Adds the next replica, which counts as even or odd by its turn.
   *
   * @param positions of all particles at time t, unwrapped, {@code [particle * dimensions + axis]};
   *     not kept
   * @throws IllegalArgumentException if there are not as many as at time 0, or one is not finite
   */
  public void add(double[] positions) {
    if (positions.length != initial.length) {
      throw new IllegalArgumentException(
          "a replica has %d coordinates where %d are due"
              .formatted(positions.length, initial.length));
    }
    int half = replicas() % 2;
    for (int particle = 0; particle < sums[half].length; particle++) {
      double square = 0;
      for (int axis = 0; axis < dimensions; axis++) {
        int coordinate = particle * dimensions + axis;
        double moved = positions[coordinate] - initial[coordinate];
        square += moved * moved;
      }
      if (!Double.isFinite(square)) {
        throw new IllegalArgumentException(
            "particle %d of replica %d has a position that is not finite"
                .formatted(particle, replicas()));
      }
      sums[half][particle] += Math.sqrt(square);
    }
    added[half]++;
  }

  /** Number of replicas added. */
  public int replicas() {
    return added[0] + added[1];
  }

  /** The mean over all replicas, one value per particle; NaN before the first. */
  public float[] mean() {
    float[] mean = new float[sums[0].length];
    for (int particle = 0; particle < mean.length; particle++) {
      mean[particle] = (float) ((sums[0][particle] + sums[1][particle]) / replicas());
    }
    return mean;
  }

  /** The mean over the even replicas and over the odd ones; NaN where there are none. */
  public float[][] halves() {
    float[][] halves = new float[2][sums[0].length];
    for (int half = 0; half < 2; half++) {
      for (int particle = 0; particle < halves[half].length; particle++) {
        halves[half][particle] = (float) (sums[half][particle] / added[half]);
      }
    }
    return halves;
  }
}
