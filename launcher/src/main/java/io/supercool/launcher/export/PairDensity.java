package io.supercool.launcher.export;

import io.supercool.contracts.Configuration;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourSearch;

/**
 * Pair correlation functions g_ab(r) of the inherent structure between the first species and every
 * species, summed over configurations: 1 for an ideal gas.
 */
final class PairDensity {
  private static final int BINS = 100;

  private final double reach;
  private final double[][] counts;
  private final double[] expected;

  /**
   * Of nothing yet.
   *
   * @param reach largest distance
   */
  PairDensity(double reach, int species) {
    this.reach = reach;
    counts = new double[species][BINS];
    expected = new double[species];
  }

  /** Adds a configuration of three dimensions with an inherent structure. */
  void add(Configuration configuration, double[] inherent) {
    byte[] kinds = configuration.species();
    PeriodicBox box = new PeriodicBox(configuration.header().box());
    double volume = box.volume();
    long[] numbers = new long[counts.length];
    for (byte kind : kinds) {
      numbers[kind]++;
    }
    for (int kind = 0; kind < numbers.length; kind++) {
      expected[kind] += (double) numbers[0] * numbers[kind] / volume;
    }
    new NeighbourSearch(box, reach)
        .visit(
            inherent,
            (receiver, near) -> {
              for (int k = 0; kinds[receiver] == 0 && k < near.count(); k++) {
                int bin = (int) (near.distance(k) / reach * BINS);
                counts[kinds[near.sender(k)]][Math.min(bin, BINS - 1)]++;
              }
            });
  }

  /** Distance of the closest pair, to a bin; the reach if there is none. */
  double closest() {
    for (int bin = 0; bin < BINS; bin++) {
      for (double[] ofSpecies : counts) {
        if (ofSpecies[bin] > 0) {
          return bin * reach / BINS;
        }
      }
    }
    return reach;
  }

  /** Middle of each bin. */
  double distance(int bin) {
    return (bin + 0.5) * reach / BINS;
  }

  /** g(r) to a species, by bin. */
  double[] of(int species) {
    double[] density = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      double inner = bin * reach / BINS;
      double outer = (bin + 1) * reach / BINS;
      double shell = 4 * Math.PI / 3 * (outer * outer * outer - inner * inner * inner);
      density[bin] = expected[species] > 0 ? counts[species][bin] / (shell * expected[species]) : 0;
    }
    return density;
  }
}
