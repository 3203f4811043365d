package io.supercool.physics.descriptor;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.CellList;

/**
 * A particle's value averaged over all particles within {@code cutoff}, of every species, itself
 * included: sum_j w_ij v_j / sum_j w_ij with w_ij = exp(-r_ij / decay).
 *
 * <p>In a box smaller than two cutoffs the largest cutoff it holds is used, half its smallest
 * width.
 *
 * @param decay length over which the weight falls by e
 * @param cutoff largest distance averaged over
 */
public record CoarseGraining(double decay, double cutoff) {
  /** exp(-r / 1.5) up to 6: the coarse-grained energy the network is compared with. */
  public static final CoarseGraining DEFAULT = new CoarseGraining(1.5, 6);

  /** The reach holds many neighbours, so cells are small: few particles beyond it are looked at. */
  private static final int CELLS_PER_REACH = 3;

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
    double reach = Math.min(cutoff, box.largestCutoff());
    CellList cells = new CellList(box, reach, CELLS_PER_REACH).sort(positions);
    WeightedSums sums = new WeightedSums(cells, values, new Decay(decay, reach));
    cells.forEachPairOfCells(sums);
    return sums.averages();
  }
}
