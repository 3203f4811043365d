package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;

/**
 * For each cell of a cell list in an orthogonal box its surroundings: all images of particles
 * within reach of the cell, by ascending particle. That order costs no sorting, since the particles
 * are entered one after the other. Buffers are reused from one sorting of the list to the next. Not
 * thread-safe while updating; then only read.
 */
final class Surroundings {
  private final PeriodicBox box;
  private final CellList cells;
  private ScreenUnits screen;
  private int particles = -1;
  // By axis, at 3 * position + step + 1: what the position a step further adds to a cell's number.
  private final int[][] neighbours = new int[3][];

  // By particle: position of its cell along each axis, and units from the cell's corner.
  private int[] position = {};
  private int[] inCell = {};

  /** Coordinates from the cell's corner in units, rounded down, {@code [slot * 3 + axis]}. */
  int[] units = {};

  /** Surroundings of cell c: images[first[c]] to images[end[c]]; moves are steps of cells. */
  int[] images = {};

  int[] first = {};
  int[] end = {};

  /** Of the cells of a list with one cell to the reach. */
  Surroundings(PeriodicBox box, CellList cells) {
    this.box = box;
    this.cells = cells;
    this.screen = new ScreenUnits(box, cells);
  }

  /** The units of the screen. */
  ScreenUnits screen() {
    return screen;
  }

  /** Follows the list after its particles have been sorted anew. */
  void update() {
    int given = cells.particles();
    if (given > Image.MAX_PARTICLES) {
      throw new IllegalArgumentException(
          "%d particles are more than the %d a neighbour search takes"
              .formatted(given, Image.MAX_PARTICLES));
    }
    if (given != particles) {
      screen = new ScreenUnits(box, cells);
      number();
      particles = given;
    }
    reserve();
    measure();
    reserveImages();
    for (int particle = 0; particle < particles; particle++) {
      enter(particle);
    }
  }

  private void number() {
    int stride = 1;
    for (int axis = 0; axis < 3; axis++) {
      int along = cells.cells(axis);
      neighbours[axis] = new int[3 * along];
      for (int k = 0; k < neighbours[axis].length; k++) {
        neighbours[axis][k] = stride * Math.floorMod(k / 3 + k % 3 - 1, along);
      }
      stride *= along;
    }
  }

  private void reserve() {
    if (units.length < 3 * particles) {
      position = new int[3 * particles];
      inCell = new int[3 * particles];
      units = new int[3 * particles];
    }
    if (end.length < cells.cells()) {
      first = new int[cells.cells() + 1];
      end = new int[cells.cells()];
    }
  }

  /** Where each particle is in its cell. */
  private void measure() {
    double[] inCells = cells.inCells();
    int[] slotOf = cells.slotOf();
    for (int particle = 0; particle < particles; particle++) {
      int slot = slotOf[particle];
      for (int axis = 0; axis < 3; axis++) {
        double along = inCells[3 * particle + axis];
        int cell = Math.min((int) along, cells.cells(axis) - 1);
        int unit = (int) ((along - cell) * screen.width(axis));
        position[3 * particle + axis] = cell;
        inCell[3 * particle + axis] = unit;
        units[3 * slot + axis] = unit;
      }
    }
  }

  /** Room for every particle of the cells around, and one more that {@link #enter} may touch. */
  private void reserveImages() {
    int count = cells.cells();
    Arrays.fill(first, 0, count + 1, 0);
    for (int cell = 0; cell < count; cell++) {
      int members = cells.members(cell);
      int x = 3 * cells.position(cell, 0);
      int y = 3 * cells.position(cell, 1);
      int z = 3 * cells.position(cell, 2);
      for (int move = lowestMove(); move < Image.MOVES - lowestMove(); move++) {
        int around =
            neighbours[0][x + Image.along(move, 0)]
                + neighbours[1][y + Image.along(move, 1)]
                + neighbours[2][z + Image.along(move, 2)];
        first[around + 1] += members;
      }
    }
    for (int cell = 0; cell < count; cell++) {
      first[cell + 1] += first[cell] + 1;
    }
    System.arraycopy(first, 0, end, 0, count);
    if (images.length < first[count]) {
      images = new int[first[count]];
    }
  }

  /** In 2D there are no steps along z. */
  private int lowestMove() {
    return box.dimensions() == 2 ? 9 : 0;
  }

  /**
   * Enters a particle into the surroundings of its cell and of those around whose nearest point is
   * within reach. An image is always written, but the end only moves behind it where it belongs: a
   * branch would often be mispredicted.
   */
  private void enter(int particle) {
    int slot = cells.slotOf()[particle];
    int x = 3 * position[3 * particle];
    int y = 3 * position[3 * particle + 1];
    int z = 3 * position[3 * particle + 2];
    int[] cellX = neighbours[0];
    int behind = cellX[x];
    int same = cellX[x + 1];
    int ahead = cellX[x + 2];
    int farBehind = far(particle, 0, 0);
    int farAhead = far(particle, 0, 2);
    int lastZ = box.dimensions() == 2 ? 1 : 2;
    for (int dz = 2 - lastZ; dz <= lastZ; dz++) {
      int plane = neighbours[2][z + dz];
      int farZ = far(particle, 2, dz) - screen.reachSquare();
      for (int dy = 0; dy <= 2; dy++) {
        int line = plane + neighbours[1][y + dy];
        int far = farZ + far(particle, 1, dy);
        // Seen from the cell ahead, the particle is a step behind.
        int move = 3 * (2 - dy) + 9 * (2 - dz);
        append(line + behind, Image.of(move + 2, slot), far + farBehind);
        append(line + same, Image.of(move + 1, slot), far);
        append(line + ahead, Image.of(move, slot), far + farAhead);
      }
    }
  }

  private void append(int cell, int image, int excess) {
    int at = end[cell];
    images[at] = image;
    end[cell] = at + (excess >>> 31);
  }

  /** Square of the distance in units to the cells a step (less one) along an axis. */
  private int far(int particle, int axis, int step) {
    int from = inCell[3 * particle + axis];
    int distance = step == 1 ? 0 : step == 0 ? from : screen.width(axis) - from;
    return distance * distance;
  }
}
