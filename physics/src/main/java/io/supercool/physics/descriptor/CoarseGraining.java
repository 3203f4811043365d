package io.supercool.physics.descriptor;

import io.supercool.physics.geometry.CellGrid;
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
    CellGrid grid = new CellGrid(box, Math.min(cutoff, box.largestCutoff()));
    grid.place(positions);
    if (grid.particles() != values.length) {
      throw new IllegalArgumentException(
          "%d values for %d particles".formatted(values.length, grid.particles()));
    }
    Neighbourhood neighbourhood = new Neighbourhood();
    float[] averages = new float[values.length];
    for (int particle = 0; particle < values.length; particle++) {
      grid.gather(particle, neighbourhood);
      double weights = 1;
      double sum = values[particle];
      for (int k = 0; k < neighbourhood.count(); k++) {
        double weight = Math.exp(-neighbourhood.distance(k) / decay);
        weights += weight;
        sum += weight * values[neighbourhood.sender(k)];
      }
      averages[particle] = (float) (sum / weights);
    }
    return averages;
  }
}
