package io.supercool.physics.geometry;

/**
 * How a box is divided into cells at least one cutoff wide, and the whole-number lengths in which
 * distances are screened: the widest cell is {@value #RESOLUTION} units wide. Immutable.
 */
final class CellShape {
  /** Units to the widest cell; the square of two cells' diagonal still fits an {@code int}. */
  private static final int RESOLUTION = 1 << 13;

  /**
   * Units by which a distance near the cutoff can be wrong: along each axis less than 1.5, 1 from
   * rounding the coordinates down and half of one from rounding the cell's width.
   */
  private static final int SCREEN_ERROR = 3;

  /** Widens the cells beyond rounding: no pair within the cutoff is two cells apart. */
  private static final double MARGIN = 1 + 1e-9;

  private final int[] cells;
  private final int[] width = new int[3];
  private final int[] steps = new int[3 * Image.MOVES];
  private final int reach;
  private final int sure;
  // By axis, at 3 * position + step + 1: what the position a step further adds to a cell's number.
  private final int[][] neighbours = new int[3][];

  /** As many cells as the cutoff allows, but in all no more than about the particles. */
  CellShape(PeriodicBox box, double cutoff, int particles) {
    cells = box.cells(cutoff * MARGIN, particles);
    double widest = 0;
    for (int axis = 0; axis < box.dimensions(); axis++) {
      widest = Math.max(widest, box.edge(axis) / cells[axis]);
    }
    for (int axis = 0; axis < box.dimensions(); axis++) {
      width[axis] = (int) Math.rint(box.edge(axis) / cells[axis] / widest * RESOLUTION);
    }
    for (int k = 0; k < steps.length; k++) {
      steps[k] = width[k % 3] * (Image.along(k / 3, k % 3) - 1);
    }
    int cutoffUnits = (int) (cutoff / widest * RESOLUTION);
    reach = cutoffUnits + 1 + SCREEN_ERROR;
    sure = Math.max(0, cutoffUnits - SCREEN_ERROR);
    int stride = 1;
    for (int axis = 0; axis < 3; axis++) {
      neighbours[axis] = new int[3 * cells[axis]];
      for (int k = 0; k < neighbours[axis].length; k++) {
        neighbours[axis][k] = stride * Math.floorMod(k / 3 + k % 3 - 1, cells[axis]);
      }
      stride *= cells[axis];
    }
  }

  /** Number of cells. */
  int count() {
    return cells[0] * cells[1] * cells[2];
  }

  /** Number of cells along an axis. */
  int count(int axis) {
    return cells[axis];
  }

  /** Position of a cell along an axis. */
  int position(int cell, int axis) {
    int along = axis == 0 ? cell : axis == 1 ? cell / cells[0] : cell / cells[0] / cells[1];
    return along % cells[axis];
  }

  /** A cell's number is the sum over the axes of these, at 3 * position + 1. */
  int[] neighbours(int axis) {
    return neighbours[axis];
  }

  /** A cell's width along an axis in units, rounded; 0 beyond the dimensions. */
  int width(int axis) {
    return width[axis];
  }

  /** By which each move steps from cell to cell, in units, {@code [move * 3 + axis]}. */
  int[] steps() {
    return steps;
  }

  /** Square of the distance in units from which on no pair is within the cutoff. */
  int reachSquare() {
    return reach * reach;
  }

  /** Square of the distance in units below which every pair is within the cutoff. */
  int sureSquare() {
    return sure * sure;
  }
}
