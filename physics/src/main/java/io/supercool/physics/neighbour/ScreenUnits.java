package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;

/**
 * The whole-number lengths in which distances are screened: the widest cell of a cell list in an
 * orthogonal box is {@value #RESOLUTION} units wide. Immutable.
 */
final class ScreenUnits {
  /** Units to the widest cell; the square of two cells' diagonal still fits an {@code int}. */
  private static final int RESOLUTION = 1 << 13;

  /**
   * Units by which a distance near the cutoff can be wrong: along each axis less than 1.5, 1 from
   * rounding the coordinates down and half of one from rounding the cell's width.
   */
  private static final int SCREEN_ERROR = 3;

  private final int[] width = new int[3];
  private final int[] steps = new int[3 * Image.MOVES];
  private final int reach;
  private final int sure;

  /** For pairs within the list's reach. */
  ScreenUnits(PeriodicBox box, CellList cells) {
    double widest = 0;
    for (int axis = 0; axis < box.dimensions(); axis++) {
      widest = Math.max(widest, box.edge(axis) / cells.cells(axis));
    }
    for (int axis = 0; axis < box.dimensions(); axis++) {
      width[axis] = (int) Math.rint(box.edge(axis) / cells.cells(axis) / widest * RESOLUTION);
    }
    for (int k = 0; k < steps.length; k++) {
      steps[k] = width[k % 3] * (Image.along(k / 3, k % 3) - 1);
    }
    int cutoff = (int) (cells.reach() / widest * RESOLUTION);
    reach = cutoff + 1 + SCREEN_ERROR;
    sure = Math.max(0, cutoff - SCREEN_ERROR);
  }

  /** A cell's width along an axis, rounded; 0 beyond the dimensions. */
  int width(int axis) {
    return width[axis];
  }

  /** By which each move steps from cell to cell, {@code [move * 3 + axis]}. */
  int[] steps() {
    return steps;
  }

  /** Square of the distance from which on no pair is within the cutoff. */
  int reachSquare() {
    return reach * reach;
  }

  /** Square of the distance below which every pair is within the cutoff. */
  int sureSquare() {
    return sure * sure;
  }
}
