package io.supercool.physics.structure;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.Arrays;

/**
 * The partial radial distribution functions g_0b(r) of every species b around the first one, over
 * several configurations. Not thread-safe.
 */
public final class PartialDistributions {
  private static final int BINS = 100;

  private final double reach;
  private final RadialDistribution[] bySpecies;

  /**
   * Of no configuration yet.
   *
   * @param dimensions 2 or 3
   * @param reach largest distance, at most half the smallest width of every box
   * @param species how many there are
   */
  public PartialDistributions(int dimensions, double reach, int species) {
    this.reach = reach;
    bySpecies = new RadialDistribution[species];
    Arrays.setAll(bySpecies, other -> new RadialDistribution(dimensions, reach, BINS));
  }

  /**
   * Adds a configuration. Linear in its particles.
   *
   * @param species index of each particle's
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space; not modified
   * @throws io.supercool.physics.geometry.BoxTooSmallException if a width of the box is smaller
   *     than 2 reaches
   */
  public void add(PeriodicBox box, byte[] species, double[] positions) {
    long[] numbers = new long[bySpecies.length];
    for (byte own : species) {
      numbers[own]++;
    }
    for (int other = 0; other < numbers.length; other++) {
      bySpecies[other].expect((double) numbers[0] * numbers[other] / box.volume());
    }
    new NeighbourSearch(box, reach)
        .visit(
            positions,
            (receiver, near) -> {
              for (int k = 0; species[receiver] == 0 && k < near.count(); k++) {
                bySpecies[species[near.sender(k)]].count(near.distance(k), 1);
              }
            });
  }

  /** Of one species around the first. */
  public RadialDistribution of(int species) {
    return bySpecies[species];
  }

  /**
   * Distance of the closest pair with a particle of the first species: where its bin begins, so up
   * to a bin's width less. The reach if there is none.
   */
  public double closest() {
    for (int bin = 0; bin < BINS; bin++) {
      for (RadialDistribution distribution : bySpecies) {
        if (!distribution.isEmpty(bin)) {
          return distribution.inner(bin);
        }
      }
    }
    return reach;
  }
}
