package io.supercool.physics.structure;

import io.supercool.physics.geometry.FineGrid;
import io.supercool.physics.geometry.PeriodicBox;
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

  /** Pairs grow with the crowding; beyond this nobody needs them to see that something is wrong. */
  private static final double MOST_CROWDING = 10;

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
   * @param kinds how many species there are
   * @param contacts distance at which particles of two species touch, {@code [first * kinds +
   *     second]}; null if not known: then the mean distance a stands for it
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space; not modified
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  public static Structure of(
      PeriodicBox box,
      byte[] species,
      int kinds,
      double @Nullable [] contacts,
      double[] positions) {
    return new StructureMeasurement(box, species.length / box.volume())
        .measure(species, kinds, contacts, positions);
  }

  private Structure measure(
      byte[] species, int kinds, double @Nullable [] contacts, double[] positions) {
    double reach = Math.min(REACH * spacing, box.largestCutoff());
    FineGrid grid = new FineGrid(box, reach, 1, positions);
    int empty = 0;
    int fullest = 0;
    for (int cell = 0; cell < grid.cells(); cell++) {
      empty += grid.members(cell) == 0 ? 1 : 0;
      fullest = Math.max(fullest, grid.members(cell));
    }
    double crowding = (double) fullest * grid.cells() / species.length;
    ClosestPair closest = null;
    Peak peak = null;
    if (crowding <= MOST_CROWDING) {
      PairCounts counts = new PairCounts(grid, species, kinds, contacts(contacts, kinds));
      grid.forEachPairOfCells(counts);
      counts.finish();
      closest = counts.closest();
      peak = reach < REACH * spacing ? null : peak(counts, species.length);
    }
    return new Structure(
        species.length, density, spacing, (double) empty / grid.cells(), crowding, closest, peak);
  }

  private double[] contacts(double @Nullable [] known, int kinds) {
    if (known != null) {
      return known;
    }
    double[] contacts = new double[kinds * kinds];
    Arrays.fill(contacts, spacing);
    return contacts;
  }

  /** g(r) = pairs at r / (N density shell / 2), at its highest. */
  private Peak peak(PairCounts counts, int particles) {
    Peak highest = new Peak(0, 0);
    for (int bin = 0; bin < PairCounts.BINS; bin++) {
      double inner = counts.lower(bin);
      double outer = counts.lower(bin + 1);
      double ideal = 0.5 * particles * density * (ball(outer) - ball(inner));
      double height = counts.pairs(bin) / ideal;
      if (inner >= 0.5 * spacing && height > highest.height()) {
        highest = new Peak(0.5 * (inner + outer), height);
      }
    }
    return highest;
  }

  /** Volume, in 2D area. */
  private double ball(double radius) {
    return box.dimensions() == 3
        ? 4.0 / 3 * Math.PI * radius * radius * radius
        : Math.PI * radius * radius;
  }
}
