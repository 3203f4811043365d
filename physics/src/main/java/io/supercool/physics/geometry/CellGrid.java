package io.supercool.physics.geometry;

import java.util.Arrays;

/**
 * Particles sorted into cells, and for each cell its surroundings: all images of particles within
 * reach of the cell, by ascending particle. That order costs no sorting, since the particles are
 * entered one after the other. Time and memory are linear in their number; buffers are reused from
 * one set of positions to the next. Not thread-safe while placing; then only read.
 */
final class CellGrid {
  private final PeriodicBox box;
  private final double cutoff;
  private final int dimensions;
  private CellShape shape;
  private int particles;

  // By particle: cell, its position, slot, coordinates in the box and, in units, in the cell.
  private int[] cellOf = {};
  private int[] position = {};
  private int[] slotOf = {};
  private double[] inBox = {};
  private int[] inCell = {};

  /** Members of cell c: slots start[c] to start[c + 1], by ascending particle. */
  int[] start = {};

  /** Particle in a slot. */
  int[] particleAt = {};

  /** Coordinates in the box, {@code [slot * 3 + axis]}; z is 0 in 2D. */
  double[] coordinates = {};

  /** Coordinates from the cell's corner in units, rounded down, {@code [slot * 3 + axis]}. */
  int[] units = {};

  /** Surroundings of cell c: images[first[c]] to images[end[c]]; moves are steps of cells. */
  int[] images = {};

  int[] first = {};
  int[] end = {};

  CellGrid(PeriodicBox box, double cutoff) {
    box.requireCutoff(cutoff);
    this.box = box;
    this.cutoff = cutoff;
    this.dimensions = box.dimensions();
    this.shape = new CellShape(box, cutoff, 0);
  }

  /** Takes new positions, {@code [particle * dimensions + axis]}; they are not kept. */
  void place(double[] positions) {
    if (positions.length % dimensions != 0) {
      throw new IllegalArgumentException(
          positions.length + " coordinates are not a multiple of " + dimensions + " dimensions");
    }
    int given = positions.length / dimensions;
    if (given > Image.MOST_PARTICLES) {
      throw new IllegalArgumentException(
          "%d particles are more than the %d a neighbour search takes"
              .formatted(given, Image.MOST_PARTICLES));
    }
    if (given != particles) {
      shape = new CellShape(box, cutoff, given);
    }
    particles = given;
    reserve();
    sortIntoCells(positions);
    reserveSurroundings();
    for (int particle = 0; particle < particles; particle++) {
      enter(particle);
    }
  }

  int particles() {
    return particles;
  }

  int dimensions() {
    return dimensions;
  }

  CellShape shape() {
    return shape;
  }

  private void reserve() {
    if (particleAt.length < particles) {
      cellOf = new int[particles];
      position = new int[3 * particles];
      slotOf = new int[particles];
      inBox = new double[3 * particles];
      inCell = new int[3 * particles];
      particleAt = new int[particles];
      coordinates = new double[3 * particles];
      units = new int[3 * particles];
    }
    if (end.length < shape.count()) {
      start = new int[shape.count() + 1];
      first = new int[shape.count() + 1];
      end = new int[shape.count()];
    }
  }

  private void sortIntoCells(double[] positions) {
    int cells = shape.count();
    Arrays.fill(start, 0, cells + 1, 0);
    for (int particle = 0; particle < particles; particle++) {
      int cell = locate(positions, particle);
      cellOf[particle] = cell;
      start[cell + 1]++;
    }
    for (int cell = 0; cell < cells; cell++) {
      start[cell + 1] += start[cell];
    }
    for (int particle = 0; particle < particles; particle++) {
      int slot = start[cellOf[particle]]++;
      slotOf[particle] = slot;
      particleAt[slot] = particle;
      for (int axis = 0; axis < 3; axis++) {
        coordinates[3 * slot + axis] = inBox[3 * particle + axis];
        units[3 * slot + axis] = inCell[3 * particle + axis];
      }
    }
    // Every start has moved to the next cell's: shift them back.
    System.arraycopy(start, 0, start, 1, cells);
    start[0] = 0;
  }

  private int locate(double[] positions, int particle) {
    int cell = 0;
    for (int axis = dimensions - 1; axis >= 0; axis--) {
      double wrapped = box.wrap(positions, particle, axis);
      double inCells = wrapped / box.edge(axis) * shape.count(axis);
      int along = Math.min((int) inCells, shape.count(axis) - 1);
      position[3 * particle + axis] = along;
      inBox[3 * particle + axis] = wrapped;
      inCell[3 * particle + axis] = (int) ((inCells - along) * shape.width(axis));
      cell = cell * shape.count(axis) + along;
    }
    return cell;
  }

  /** Room for every particle of the cells around, and one more that {@link #enter} may touch. */
  private void reserveSurroundings() {
    int cells = shape.count();
    Arrays.fill(first, 0, cells + 1, 0);
    for (int cell = 0; cell < cells; cell++) {
      int members = start[cell + 1] - start[cell];
      int x = 3 * shape.position(cell, 0);
      int y = 3 * shape.position(cell, 1);
      int z = 3 * shape.position(cell, 2);
      for (int move = lowestMove(); move < Image.MOVES - lowestMove(); move++) {
        int around =
            shape.neighbours(0)[x + Image.along(move, 0)]
                + shape.neighbours(1)[y + Image.along(move, 1)]
                + shape.neighbours(2)[z + Image.along(move, 2)];
        first[around + 1] += members;
      }
    }
    for (int cell = 0; cell < cells; cell++) {
      first[cell + 1] += first[cell] + 1;
    }
    System.arraycopy(first, 0, end, 0, cells);
    if (images.length < first[cells]) {
      images = new int[first[cells]];
    }
  }

  /** In 2D there are no steps along z. */
  private int lowestMove() {
    return dimensions == 2 ? 9 : 0;
  }

  /**
   * Enters a particle into the surroundings of its cell and of those around whose nearest point is
   * within reach. An image is always written, but the end only moves behind it where it belongs: a
   * branch would be mispredicted every third time.
   */
  private void enter(int particle) {
    int slot = slotOf[particle];
    int x = 3 * position[3 * particle];
    int y = 3 * position[3 * particle + 1];
    int z = 3 * position[3 * particle + 2];
    int[] cellX = shape.neighbours(0);
    int behind = cellX[x];
    int same = cellX[x + 1];
    int ahead = cellX[x + 2];
    int farBehind = far(particle, 0, 0);
    int farAhead = far(particle, 0, 2);
    int lastZ = dimensions == 2 ? 1 : 2;
    for (int dz = 2 - lastZ; dz <= lastZ; dz++) {
      int plane = shape.neighbours(2)[z + dz];
      int farZ = far(particle, 2, dz) - shape.reachSquare();
      for (int dy = 0; dy <= 2; dy++) {
        int line = plane + shape.neighbours(1)[y + dy];
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
    int distance = step == 1 ? 0 : step == 0 ? from : shape.width(axis) - from;
    return distance * distance;
  }
}
