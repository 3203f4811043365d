package io.supercool.physics.descriptor;

import io.supercool.physics.geometry.NeighbourSearch;
import io.supercool.physics.geometry.Neighbourhood;
import io.supercool.physics.geometry.PeriodicBox;

/**
 * A particle's value averaged over all particles within {@code cutoff}, of every species, itself
 * included: sum_j w_ij v_j / sum_j w_ij with w_ij = exp(-r_ij / decay).
 *
 * <p>In a box smaller than two cutoffs the largest cutoff it holds is used, half its shortest edge.
 *
 * @param decay length over which the weight falls by e
 * @param cutoff largest distance averaged over
 */
public record CoarseGraining(double decay, double cutoff) {
  /** exp(-r / 1.5) up to 6: the coarse-grained energy the network is compared with. */
  public static final CoarseGraining DEFAULT = new CoarseGraining(1.5, 6);

  /**
   * Averages one value per particle. Linear in their number.
   *
   * @param values one per particle, not modified
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space, not modified
   * @return the averages, one per particle
   */
  public float[] average(float[] values, double[] positions, PeriodicBox box) {
    int particles = positions.length / box.dimensions();
    if (particles != values.length) {
      throw new IllegalArgumentException(
          "%d values for %d particles".formatted(values.length, particles));
    }
    float[] averages = new float[values.length];
    new NeighbourSearch(box, Math.min(cutoff, box.largestCutoff()))
        .visit(
            positions,
            (particle, neighbours) -> averages[particle] = average(values, particle, neighbours));
    return averages;
  }

  private float average(float[] values, int particle, Neighbourhood neighbours) {
    double weights = 1;
    double sum = values[particle];
    for (int k = 0; k < neighbours.count(); k++) {
      double weight = Math.exp(-neighbours.distance(k) / decay);
      weights += weight;
      sum += weight * values[neighbours.sender(k)];
    }
    return (float) (sum / weights);
  }
}
