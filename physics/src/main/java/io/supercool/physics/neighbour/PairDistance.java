package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;

/**
 * The vector from a particle to an image of another, (r_j - r_i) + k L with k = -1, 0 or 1 along
 * each axis, in double precision: the same but for its sign from the other's side. Immutable.
 */
final class PairDistance {
  private final double[] shifts = new double[3 * Image.MOVES];

  /** The lowest square whose root is not below the cutoff, since r < cutoff makes an edge. */
  private final double unreached;

  PairDistance(PeriodicBox box, double cutoff) {
    for (int move = 0; move < Image.MOVES; move++) {
      for (int axis = 0; axis < box.dimensions(); axis++) {
        int along = Image.along(move, axis);
        shifts[3 * move + axis] = along == 0 ? 0 : along == 1 ? box.edge(axis) : -box.edge(axis);
      }
    }
    double square = cutoff * cutoff;
    while (Math.sqrt(square) >= cutoff) {
      square = Math.nextDown(square);
    }
    while (Math.sqrt(square) < cutoff) {
      square = Math.nextUp(square);
    }
    unreached = square;
  }

  /** What each move of the box adds to a coordinate, {@code [move * 3 + axis]}. */
  double[] shifts() {
    return shifts;
  }

  boolean isWithin(double[] coordinates, int slot, int image) {
    return square(coordinates, slot, image) < unreached;
  }

  /** The distance's square. */
  double square(double[] coordinates, int slot, int image) {
    int at = 3 * Image.slot(image);
    int by = 3 * Image.move(image);
    double dx = coordinates[at] - coordinates[3 * slot] + shifts[by];
    double dy = coordinates[at + 1] - coordinates[3 * slot + 1] + shifts[by + 1];
    double dz = coordinates[at + 2] - coordinates[3 * slot + 2] + shifts[by + 2];
    return dx * dx + dy * dy + dz * dz;
  }
}
