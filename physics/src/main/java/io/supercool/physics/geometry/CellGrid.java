package io.supercool.physics.geometry;

import java.util.Arrays;

/**
 * Particles sorted into cells at least one cutoff wide, so that the neighbours of a particle stand
 * in its own cell and the cells around it: time and memory are linear in their number N. Buffers
 * are reused from one set of positions to the next. Not thread-safe.
 */
public final class CellGrid {
  /** Widens the cells beyond rounding: no pair within the cutoff is two cells apart. */
  private static final double MARGIN = 1 + 1e-9;

  private final PeriodicBox box;
  private final double cutoff;
  private final int dimensions;
  private final int[] cells = {1, 1, 1};
  private int particles;
  // Wrapped coordinates [particle * 3 + axis] (z = 0 in 2D) and cell of each particle.
  private double[] wrapped = {};
  private int[] cellOf = {};
  // Members of cell c: order[start[c]] to order[start[c + 1]], ascending; their coordinates beside.
  private int[] start = {};
  private int[] order = {};
  private double[] sorted = {};

  /**
   * A grid for pairs closer than {@code cutoff}.
   *
   * @throws BoxTooSmallException if an edge of the box is shorter than 2 cutoffs
   */
  public CellGrid(PeriodicBox box, double cutoff) {
    box.requireCutoff(cutoff);
    this.box = box;
    this.cutoff = cutoff;
    this.dimensions = box.dimensions();
  }

  /**
   * Takes new positions.
   *
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space; not kept
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  public void place(double[] positions) {
    if (positions.length % dimensions != 0) {
      throw new IllegalArgumentException(
          positions.length + " coordinates are not a multiple of " + dimensions + " dimensions");
    }
    particles = positions.length / dimensions;
    chooseCells();
    int total = cells[0] * cells[1] * cells[2];
    if (wrapped.length < 3 * particles) {
      wrapped = new double[3 * particles];
      sorted = new double[3 * particles];
      cellOf = new int[particles];
      order = new int[particles];
    }
    if (start.length < total + 1) {
      start = new int[total + 1];
    }
    Arrays.fill(start, 0, total + 1, 0);
    for (int particle = 0; particle < particles; particle++) {
      int cell = locate(positions, particle);
      cellOf[particle] = cell;
      start[cell + 1]++;
    }
    for (int cell = 0; cell < total; cell++) {
      start[cell + 1] += start[cell];
    }
    sortIntoCells(total);
  }

  /** Number of particles placed. */
  public int particles() {
    return particles;
  }

  /** Fills {@code found} with all particles at a distance r < cutoff of {@code receiver}. */
  public void gather(int receiver, Neighbourhood found) {
    found.count = 0;
    int cell = cellOf[receiver];
    int x = cell % cells[0];
    int y = cell / cells[0] % cells[1];
    int z = cell / cells[0] / cells[1];
    for (int dz = first(2); dz <= last(2); dz++) {
      int plane = Math.floorMod(z + dz, cells[2]) * cells[1];
      for (int dy = first(1); dy <= last(1); dy++) {
        int line = (plane + Math.floorMod(y + dy, cells[1])) * cells[0];
        for (int dx = first(0); dx <= last(0); dx++) {
          gatherFrom(line + Math.floorMod(x + dx, cells[0]), receiver, found);
        }
      }
    }
  }

  private void gatherFrom(int cell, int receiver, Neighbourhood found) {
    double x = wrapped[3 * receiver];
    double y = wrapped[3 * receiver + 1];
    double z = wrapped[3 * receiver + 2];
    for (int slot = start[cell]; slot < start[cell + 1]; slot++) {
      double dx = box.minimumImage(sorted[3 * slot] - x, 0);
      double dy = box.minimumImage(sorted[3 * slot + 1] - y, 1);
      double dz = dimensions == 2 ? 0 : box.minimumImage(sorted[3 * slot + 2] - z, 2);
      double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (distance < cutoff && order[slot] != receiver) {
        found.add(order[slot], dx, dy, dz, distance);
      }
    }
  }

  // Along an axis of one or two cells, going both ways would meet the same cell twice.
  private int first(int axis) {
    return cells[axis] > 2 ? -1 : 0;
  }

  private int last(int axis) {
    return cells[axis] > 1 ? 1 : 0;
  }

  /** As many cells as the cutoff allows, but in all no more than about the particles. */
  private void chooseCells() {
    for (int axis = 0; axis < dimensions; axis++) {
      cells[axis] = (int) Math.min(1 << 20, box.edge(axis) / (cutoff * MARGIN));
      cells[axis] = Math.max(1, cells[axis]);
    }
    while ((double) cells[0] * cells[1] * cells[2] > Math.max(1, particles)) {
      int largest = cells[0] >= cells[1] ? 0 : 1;
      largest = cells[largest] >= cells[2] ? largest : 2;
      cells[largest] = (cells[largest] + 1) / 2;
    }
  }

  private int locate(double[] positions, int particle) {
    int cell = 0;
    for (int axis = dimensions - 1; axis >= 0; axis--) {
      double coordinate = positions[particle * dimensions + axis];
      if (!Double.isFinite(coordinate)) {
        throw new IllegalArgumentException(
            "particle %d has a coordinate that is not finite: %s".formatted(particle, coordinate));
      }
      double inBox = box.wrap(coordinate, axis);
      wrapped[3 * particle + axis] = inBox;
      int along = (int) (inBox / box.edge(axis) * cells[axis]);
      cell = cell * cells[axis] + Math.min(along, cells[axis] - 1);
    }
    return cell;
  }

  private void sortIntoCells(int total) {
    for (int particle = 0; particle < particles; particle++) {
      int slot = start[cellOf[particle]]++;
      order[slot] = particle;
      System.arraycopy(wrapped, 3 * particle, sorted, 3 * slot, 3);
    }
    // Every start has moved to the next cell's: shift them back.
    System.arraycopy(start, 0, start, 1, total);
    start[0] = 0;
  }
}
