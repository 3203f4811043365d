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
  private final double[] displacement;
  private final HalfSums sums;

  /**
   * Starts from the thermal positions at time 0.
   *
   * @param initial {@code [particle * dimensions + axis]}; not copied
   * @param dimensions 2 or 3
   */
  public PropensityMean(double[] initial, int dimensions) {
    this.initial = initial;
    this.dimensions = dimensions;
    this.displacement = new double[initial.length];
    this.sums = new HalfSums(initial.length / dimensions);
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
    for (int coordinate = 0; coordinate < initial.length; coordinate++) {
      displacement[coordinate] = positions[coordinate] - initial[coordinate];
    }
    sums.add(replicas(), displacement, dimensions);
  }

  /** Number of replicas added. */
  public int replicas() {
    return sums.replicas();
  }

  /** The mean over all replicas, one value per particle; NaN before the first. */
  public float[] mean() {
    return sums.mean();
  }

  /** The mean over the even replicas and over the odd ones; NaN where there are none. */
  public float[][] halves() {
    return sums.halves();
  }
}
