package io.supercool.physics.neighbour;

import java.util.Arrays;

/**
 * Finds the neighbours of the members of cells. The surroundings are screened in whole numbers; a
 * pair so near the cutoff that the screen could err is decided in double precision. One for each
 * part of the cells, since its buffers are its own.
 */
final class NeighbourScan {
  private final CellList cells;
  private final Surroundings surroundings;
  private final PairDistance distance;
  // Surroundings of the cell: units from its corner, and where its own members are among them.
  private int[] x = {};
  private int[] y = {};
  private int[] z = {};
  private int[] own = {};
  // Of one member: square of the distance less the reach's, 1 where that is negative, and which.
  private int[] excess = {};
  private int[] inside = {};
  private int[] chosen = {};
  // From a step between cells to the move of the box it makes, and the same axis by axis.
  private final int[] crossed = new int[9];
  private final int[] boxMove = new int[Image.MOVES];
  private int count;
  private int[] found = new int[1024];

  NeighbourScan(CellList cells, Surroundings surroundings, PairDistance distance) {
    this.cells = cells;
    this.surroundings = surroundings;
    this.distance = distance;
  }

  /** Forgets what was found. */
  void clear() {
    count = 0;
  }

  /**
   * Images of all neighbours, member after member, each by ascending particle; moves are of the
   * box.
   */
  int[] found() {
    return found;
  }

  /** Number of neighbours found since {@link #clear}. */
  int count() {
    return count;
  }

  /** Appends the neighbours of every member of a cell, and writes how many into its slot. */
  void scan(int cell, int[] counts) {
    int slot = cells.first(cell);
    int members = cells.members(cell);
    if (members == 0) {
      return;
    }
    int first = surroundings.first[cell];
    int size = surroundings.end[cell] - first;
    reserve(size, members);
    prepareMoves(cell);
    load(first, size);
    for (int member = 0; member < members; member++) {
      screen(size, own[member]);
      int before = count;
      accept(first, choose(size), slot + member);
      counts[slot + member] = count - before;
    }
  }

  private void prepareMoves(int cell) {
    for (int axis = 0; axis < 3; axis++) {
      int position = cells.position(cell, axis);
      crossed[3 * axis] = position == 0 ? 2 : 0;
      crossed[3 * axis + 2] = position == cells.cells(axis) - 1 ? 1 : 0;
    }
    for (int move = 0; move < Image.MOVES; move++) {
      boxMove[move] =
          crossed[Image.along(move, 0)]
              + 3 * crossed[3 + Image.along(move, 1)]
              + 9 * crossed[6 + Image.along(move, 2)];
    }
  }

  private void load(int first, int size) {
    int[] images = surroundings.images;
    int[] units = surroundings.units;
    int[] steps = surroundings.screen().steps();
    int[] x = this.x;
    int[] y = this.y;
    int[] z = this.z;
    int[] own = this.own;
    int members = 0;
    for (int k = 0; k < size; k++) {
      int image = images[first + k];
      int at = 3 * Image.slot(image);
      int move = Image.move(image);
      x[k] = units[at] + steps[3 * move];
      y[k] = units[at + 1] + steps[3 * move + 1];
      z[k] = units[at + 2] + steps[3 * move + 2];
      own[members] = k;
      members += move == Image.SAME_CELL ? 1 : 0;
    }
  }

  // The compiler turns this loop into vector instructions.
  private void screen(int size, int member) {
    int reach = surroundings.screen().reachSquare();
    int[] x = this.x;
    int[] y = this.y;
    int[] z = this.z;
    int[] excess = this.excess;
    int[] inside = this.inside;
    int x0 = x[member];
    int y0 = y[member];
    int z0 = z[member];
    for (int k = 0; k < size; k++) {
      int dx = x[k] - x0;
      int dy = y[k] - y0;
      int dz = z[k] - z0;
      int over = dx * dx + dy * dy + dz * dz - reach;
      excess[k] = over;
      inside[k] = over >>> 31;
    }
    inside[member] = 0;
  }

  // Without a branch: one candidate in five is inside, and which cannot be predicted.
  private int choose(int size) {
    int[] inside = this.inside;
    int[] chosen = this.chosen;
    int number = 0;
    for (int k = 0; k < size; k++) {
      chosen[number] = k;
      number += inside[k];
    }
    return number;
  }

  private void accept(int first, int number, int slot) {
    if (found.length - count < number) {
      found = Arrays.copyOf(found, capacity((long) count + number));
    }
    int sure = surroundings.screen().sureSquare() - surroundings.screen().reachSquare();
    double[] coordinates = cells.coordinates();
    int[] images = surroundings.images;
    int[] found = this.found;
    int[] chosen = this.chosen;
    int[] excess = this.excess;
    int[] boxMove = this.boxMove;
    int to = count;
    for (int j = 0; j < number; j++) {
      int k = chosen[j];
      int stepped = images[first + k];
      int image = Image.of(boxMove[Image.move(stepped)], Image.slot(stepped));
      if (excess[k] < sure || distance.isWithin(coordinates, slot, image)) {
        found[to++] = image;
      }
    }
    count = to;
  }

  private static int capacity(long needed) {
    if (needed > NeighbourList.MAX_EDGES) {
      throw NeighbourList.tooManyEdges();
    }
    return (int) Math.min(NeighbourList.MAX_EDGES, needed + needed / 2);
  }

  private void reserve(int size, int members) {
    if (x.length < size) {
      int capacity = size + size / 2;
      x = new int[capacity];
      y = new int[capacity];
      z = new int[capacity];
      excess = new int[capacity];
      inside = new int[capacity];
      chosen = new int[capacity];
    }
    // Where the last member is noted before it is known to be none, one more is touched.
    if (own.length < members + 1) {
      own = new int[2 * members + 1];
    }
  }
}
