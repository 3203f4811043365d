package io.supercool.physics.geometry;

import java.util.Arrays;

/**
 * Particles sorted into cells, and all pairs of cells whose particles may be within reach of each
 * other, in any box. With several cells to the reach few particles beyond it are looked at, which
 * pays where it is long; with one there are few cells, which pays where it is short.
 */
public final class FineGrid {
  /** Widens the cells beyond rounding: no pair within reach is farther apart than the steps. */
  private static final double MARGIN = 1 + 1e-9;

  private final PeriodicBox box;
  private final double reach;
  private final int[] cells;
  private final int[] start;

  private final int[] particleAt;
  private final double[][] coordinates;

  /** Two cells, the second perhaps a periodic image, whose particles may be within reach. */
  public interface CellPairs {
    /**
     * Slots [from, to) and [otherFrom, otherTo), the same for pairs within one cell; {@code shift}
     * is to be added to the second's coordinates.
     */
    void visit(int from, int to, int otherFrom, int otherTo, double[] shift);
  }

  /**
   * Sorts particles for pairs closer than {@code reach}.
   *
   * @param cellsPerReach cells, at least, to the reach
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space; not modified
   * @throws BoxTooSmallException if a particle could see another, or itself, in two images
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  public FineGrid(PeriodicBox box, double reach, int cellsPerReach, double[] positions) {
    box.requireCutoff(reach);
    this.box = box;
    this.reach = reach;
    int dimensions = box.dimensions();
    int particles = positions.length / dimensions;
    cells = box.cells(reach * MARGIN / cellsPerReach, particles);
    start = new int[cells[0] * cells[1] * cells[2] + 1];
    int[] cellOf = new int[particles];
    double[] inBox = new double[3 * particles];
    double[] wrapped = new double[3];
    double[] fractions = new double[3];
    for (int particle = 0; particle < particles; particle++) {
      box.wrap(positions, particle, wrapped, fractions);
      System.arraycopy(wrapped, 0, inBox, 3 * particle, 3);
      cellOf[particle] = cell(fractions);
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
        coordinates[axis][slot] = inBox[3 * particle + axis];
      }
    }
  }

  /** Pairs farther apart may be left out. */
  public double reach() {
    return reach;
  }

  /** Particle in each slot; slots are by cell. Not copied. */
  public int[] particleAt() {
    return particleAt;
  }

  /** Coordinates in the box, {@code [axis][slot]}; z is 0 in 2D. Not copied. */
  public double[][] coordinates() {
    return coordinates;
  }

  /** Number of cells. */
  public int cells() {
    return start.length - 1;
  }

  /** Number of particles in a cell. */
  public int members(int cell) {
    return start[cell + 1] - start[cell];
  }

  /** Gives every pair of particles within reach once, among others. */
  public void forEachPairOfCells(CellPairs pairs) {
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
            Arrays.fill(shift, 0);
            int line = image(2, z + dz, shift) * cells[1] + image(1, y + dy, shift);
            int other = line * cells[0] + image(0, x + dx, shift);
            pairs.visit(start[cell], start[cell + 1], start[other], start[other + 1], shift);
          }
        }
      }
    }
  }

  /** The cell in the box that stands for this one; {@code shift} is moved to where its image is. */
  private int image(int edge, int along, double[] shift) {
    int within = Math.floorMod(along, cells[edge]);
    int images = (along - within) / cells[edge];
    for (int axis = 0; images != 0 && axis < box.dimensions(); axis++) {
      shift[axis] += images * box.vector(edge, axis);
    }
    return within;
  }

  /** Cells along an edge that hold particles within reach, to either side. */
  private int steps(int edge) {
    return edge < box.dimensions() ? (int) Math.ceil(reach / width(edge)) : 0;
  }

  /** Cells of a tilted box are told apart edge by edge only: more of them are looked at. */
  private boolean withinReach(int dx, int dy, int dz) {
    if (box.isTilted()) {
      return true;
    }
    double x = Math.max(0, Math.abs(dx) - 1) * width(0);
    double y = Math.max(0, Math.abs(dy) - 1) * width(1);
    double z = Math.max(0, Math.abs(dz) - 1) * width(2);
    // Wider by rounding: a particle on a face may have been sorted to either side.
    return x * x + y * y + z * z <= reach * reach * (1 + 1e-9);
  }

  private double width(int edge) {
    return edge < box.dimensions() ? box.width(edge) / cells[edge] : 1;
  }

  private int cell(double[] fractions) {
    int cell = 0;
    for (int edge = box.dimensions() - 1; edge >= 0; edge--) {
      int along = Math.min((int) (fractions[edge] * cells[edge]), cells[edge] - 1);
      cell = cell * cells[edge] + along;
    }
    return cell;
  }
}
