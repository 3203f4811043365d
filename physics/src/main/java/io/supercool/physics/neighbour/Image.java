package io.supercool.physics.neighbour;

/**
 * A particle and a move, as one {@code int}: {@code move << 26 | slot}. The slot is its place among
 * the particles sorted by cell. The move is one of 27, {@code x + 3 y + 9 z} with three choices
 * along each axis: of a cell, {@code step + 1} for the steps -1, 0, 1 from one cell to the next; of
 * the box, 0 for none, 1 for one edge ahead, 2 for one edge back.
 */
final class Image {
  /** Number of moves. */
  static final int MOVES = 27;

  /** No step from the cell along any axis. */
  static final int SAME_CELL = 13;

  /** The most particles: so that an image fits an {@code int} and 27 images of each one array. */
  static final int MAX_PARTICLES = 1 << 26;

  private static final int SLOT_BITS = 26;

  private Image() {}

  static int of(int move, int slot) {
    return move << SLOT_BITS | slot;
  }

  static int slot(int image) {
    return image & MAX_PARTICLES - 1;
  }

  static int move(int image) {
    return image >>> SLOT_BITS;
  }

  /** The choice along an axis, 0 to 2. */
  static int along(int move, int axis) {
    return axis == 0 ? move % 3 : axis == 1 ? move / 3 % 3 : move / 9;
  }
}
