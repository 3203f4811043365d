package io.supercool.physics.structure;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.CellList;
import io.supercool.physics.structure.Structure.ClosestPair;
import io.supercool.physics.structure.Structure.Peak;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Measures the {@link Structure} of one configuration. Linear in its particles, however crowded.
 */
public final class StructureMeasurement {
  /** Pairs are looked at up to this many mean distances: what is before the first shell, and it. */
  private static final double REACH = 1.35;

  /** Of g(r), from distance 0 to the reach. */
  private static final int BINS = 27;

  /** Pairs grow with the crowding; beyond this nobody needs them to see that something is wrong. */
  private static final double MAX_CROWDING = 10;

  private final PeriodicBox box;
  private final double density;
  private final double spacing;

  private StructureMeasurement(PeriodicBox box, double density) {
    this.box = box;
    this.density = density;
    this.spacing = Math.pow(density, -1.0 / box.dimensions());
  }

  /**
   * Measures.
   *
   * @param species index of each particle's
   * @param speciesCount how many species there are
   * @param contacts distance at which particles of two species touch, {@code [first * speciesCount
   *     + second]}; null if not known: then the mean distance a stands for it
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space; not modified
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  public static Structure of(
      PeriodicBox box,
      byte[] species,
      int speciesCount,
      double @Nullable [] contacts,
      double[] positions) {
    return new StructureMeasurement(box, species.length / box.volume())
        .measure(species, speciesCount, contacts, positions);
  }

  private Structure measure(
      byte[] species, int speciesCount, double @Nullable [] contacts, double[] positions) {
    double reach = Math.min(REACH * spacing, box.largestCutoff());
    CellList cells = new CellList(box, reach, 1).sort(positions);
    int empty = 0;
    int fullest = 0;
    for (int cell = 0; cell < cells.cells(); cell++) {
      empty += cells.members(cell) == 0 ? 1 : 0;
      fullest = Math.max(fullest, cells.members(cell));
    }
    double crowding = (double) fullest * cells.cells() / species.length;
    ClosestPair closest = null;
    Peak peak = null;
    if (crowding <= MAX_CROWDING) {
      RadialDistribution distribution = new RadialDistribution(box.dimensions(), reach, BINS);
      distribution.expect(species.length * density);
      PairCounts counts =
          new PairCounts(
              cells, species, speciesCount, contacts(contacts, speciesCount), distribution);
      cells.forEachPairOfCells(counts);
      counts.finish();
      closest = counts.closest();
      peak = reach < REACH * spacing ? null : peak(distribution);
    }
    return new Structure(
        species.length, density, spacing, (double) empty / cells.cells(), crowding, closest, peak);
  }

  private double[] contacts(double @Nullable [] known, int speciesCount) {
    if (known != null) {
      return known;
    }
    double[] contacts = new double[speciesCount * speciesCount];
    Arrays.fill(contacts, spacing);
    return contacts;
  }

  /** g(r) at its highest, from half the mean distance on. */
  private Peak peak(RadialDistribution distribution) {
    Peak highest = new Peak(0, 0);
    for (int bin = 0; bin < distribution.bins(); bin++) {
      double height = distribution.of(bin);
      if (distribution.inner(bin) >= 0.5 * spacing && height > highest.height()) {
        highest = new Peak(distribution.middle(bin), height);
      }
    }
    return highest;
  }
}
