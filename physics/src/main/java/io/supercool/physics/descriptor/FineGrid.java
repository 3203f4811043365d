package io.supercool.physics.descriptor;

import io.supercool.physics.geometry.PeriodicBox;

/**
 * Particles sorted into cells of about a third of the reach, for pairs far beyond the nearest
 * neighbours: of a thousand neighbours within reach few more than twice as many are looked at.
 */
final class FineGrid {
  private static final int CELLS_PER_REACH = 3;

  private final PeriodicBox box;
  private final double reach;
  private final int[] cells;
  private final int[] start;

  /** Particle in each slot; slots are by cell. */
  final int[] particleAt;

  /** Coordinates in the box, {@code [axis][slot]}; z is 0 in 2D. */
  final double[][] coordinates;

  /** Two cells, the second perhaps a periodic image, whose particles may be within reach. */
  interface CellPairs {
    /**
     * Slots [from, to) and [otherFrom, otherTo), the same for pairs within one cell; {@code shift}
     * is to be added to the second's coordinates.
     */
    void visit(int from, int to, int otherFrom, int otherTo, double[] shift);
  }

  /** The grid of {@code positions} in {@code box} for pairs closer than {@code reach}. */
  FineGrid(PeriodicBox box, double reach, double[] positions) {
    box.requireCutoff(reach);
    this.box = box;
    this.reach = reach;
    int dimensions = box.dimensions();
    int particles = positions.length / dimensions;
    cells = box.cells(reach / CELLS_PER_REACH, particles);
    start = new int[cells[0] * cells[1] * cells[2] + 1];
    int[] cellOf = new int[particles];
    for (int particle = 0; particle < particles; particle++) {
      cellOf[particle] = cell(positions, particle);
      start[cellOf[particle] + 1]++;
    }
    for (int cell = 0; cell < start.length - 1; cell++) {
      start[cell + 1] += start[cell];
    }
    particleAt = new int[particles];
    coordinates = new double[3][particles];
    int[] next = start.clone();
    for (int particle = 0; particle < particles; particle++) {
      int slot = next[cellOf[particle]]++;
      particleAt[slot] = particle;
      for (int axis = 0; axis < dimensions; axis++) {
        coordinates[axis][slot] = box.wrap(positions[particle * dimensions + axis], axis);
      }
    }
  }

  double reach() {
    return reach;
  }

  /** Gives every pair of particles within reach once, among others. */
  void forEachPairOfCells(CellPairs pairs) {
    double[] shift = new double[3];
    for (int z = 0; z < cells[2]; z++) {
      for (int y = 0; y < cells[1]; y++) {
        for (int x = 0; x < cells[0]; x++) {
          around(x, y, z, shift, pairs);
        }
      }
    }
  }

  /** The cell with itself and with the half of those around that come after it. */
  private void around(int x, int y, int z, double[] shift, CellPairs pairs) {
    int cell = (z * cells[1] + y) * cells[0] + x;
    for (int dz = 0; dz <= steps(2); dz++) {
      for (int dy = dz == 0 ? 0 : -steps(1); dy <= steps(1); dy++) {
        for (int dx = dz == 0 && dy == 0 ? 0 : -steps(0); dx <= steps(0); dx++) {
          if (withinReach(dx, dy, dz)) {
            int line = image(2, z + dz, shift) * cells[1] + image(1, y + dy, shift);
            int other = line * cells[0] + image(0, x + dx, shift);
            pairs.visit(start[cell], start[cell + 1], start[other], start[other + 1], shift);
          }
        }
      }
    }
  }

  /** The cell in the box that stands for this one; {@code shift[axis]} is where its image is. */
  private int image(int axis, int along, double[] shift) {
    int within = Math.floorMod(along, cells[axis]);
    shift[axis] = (along - within) / cells[axis] * edge(axis);
    return within;
  }

  /** Cells along an axis that hold particles within reach, to either side. */
  private int steps(int axis) {
    return axis < box.dimensions() ? (int) Math.ceil(reach / width(axis)) : 0;
  }

  private boolean withinReach(int dx, int dy, int dz) {
    double x = Math.max(0, Math.abs(dx) - 1) * width(0);
    double y = Math.max(0, Math.abs(dy) - 1) * width(1);
    double z = Math.max(0, Math.abs(dz) - 1) * width(2);
    // Wider by rounding: a particle on a face may have been sorted to either side.
    return x * x + y * y + z * z <= reach * reach * (1 + 1e-9);
  }

  private double width(int axis) {
    return edge(axis) / cells[axis];
  }

  private double edge(int axis) {
    return axis < box.dimensions() ? box.edge(axis) : 1;
  }

  private int cell(double[] positions, int particle) {
    int cell = 0;
    for (int axis = box.dimensions() - 1; axis >= 0; axis--) {
      double along = box.wrap(positions, particle, axis) / box.edge(axis) * cells[axis];
      cell = cell * cells[axis] + Math.min((int) along, cells[axis] - 1);
    }
    return cell;
  }
}
