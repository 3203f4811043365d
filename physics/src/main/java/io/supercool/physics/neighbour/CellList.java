package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;

/**
 * A cell list: the particles of a periodic box, orthogonal or tilted, sorted into cells, so that
 * only particles of cells near each other need to be compared. Time and memory are linear in the
 * particles; buffers are reused from one set of positions to the next. Not thread-safe while
 * sorting; then only read.
 *
 * <p>A particle's <em>slot</em> is its place in the order by cell, and within a cell by particle.
 * Several cells to the reach bring few particles beyond it, which pays where the reach is long; one
 * cell to the reach makes few pairs of cells, which pays where it is short.
 *
 * <p>Source: Quentrec, Brot, J. Comput. Phys. 13, 430 (1973).
 */
public final class CellList {
  /** Widens the cells beyond rounding: no pair within reach is farther apart than the steps. */
  private static final double MARGIN = 1 + 1e-9;

  private final PeriodicBox box;
  private final double reach;
  private final double narrowest;
  private int particles;
  private int[] cells;

  // By particle: cell, slot, coordinates in the box, and these in cells along each edge.
  private int[] cellOf = {};
  private int[] slotOf = {};
  private double[] inBox = {};
  private double[] inCells = {};

  // Members of cell c: slots start[c] to start[c + 1].
  private int[] start = {};
  private int[] particleAt = {};
  private double[] coordinates = {};

  /**
   * Takes pairs of cells whose particles may be within reach of each other. The second cell may be
   * a periodic image, or the first one itself; it may be empty.
   */
  @FunctionalInterface
  public interface CellPairs {
    /**
     * A pair of cells.
     *
     * @param from first slot of the first cell
     * @param to end of its slots
     * @param otherFrom first slot of the second cell
     * @param otherTo end of its slots
     * @param shift to be added to the second's coordinates; not to be kept
     * @param itself whether the second cell is the first one
     */
    void visit(int from, int to, int otherFrom, int otherTo, double[] shift, boolean itself);
  }

  /**
   * A list for pairs closer than {@code reach}, without particles yet.
   *
   * @param cellsPerReach cells, at least, to the reach
   * @throws io.supercool.physics.geometry.BoxTooSmallException if a particle could see another, or
   *     itself, in two images
   */
  public CellList(PeriodicBox box, double reach, int cellsPerReach) {
    box.requireCutoff(reach);
    this.box = box;
    this.reach = reach;
    this.narrowest = reach * MARGIN / cellsPerReach;
    this.cells = box.cells(narrowest, 0);
  }

  /**
   * Sorts these particles in place of any before. There are as many cells as the reach allows, but
   * in all no more than about the particles.
   *
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space; neither kept nor
   *     modified
   * @return this
   * @throws IllegalArgumentException if a coordinate is missing or not finite
   */
  public CellList sort(double[] positions) {
    int dimensions = box.dimensions();
    if (positions.length % dimensions != 0) {
      throw new IllegalArgumentException(
          positions.length + " coordinates are not a multiple of " + dimensions + " dimensions");
    }
    if (positions.length / dimensions != particles) {
      particles = positions.length / dimensions;
      cells = box.cells(narrowest, particles);
    }
    reserve();
    locate(positions);
    for (int cell = 0; cell < cells(); cell++) {
      start[cell + 1] += start[cell];
    }
    for (int particle = 0; particle < particles; particle++) {
      int slot = start[cellOf[particle]]++;
      slotOf[particle] = slot;
      particleAt[slot] = particle;
      for (int axis = 0; axis < 3; axis++) {
        coordinates[3 * slot + axis] = inBox[3 * particle + axis];
      }
    }
    // Every start has moved to the next cell's: shift them back.
    System.arraycopy(start, 0, start, 1, cells());
    start[0] = 0;
    return this;
  }

  private void reserve() {
    if (particleAt.length < particles) {
      cellOf = new int[particles];
      slotOf = new int[particles];
      inBox = new double[3 * particles];
      inCells = new double[3 * particles];
      particleAt = new int[particles];
      coordinates = new double[3 * particles];
    }
    if (start.length < cells() + 1) {
      start = new int[cells() + 1];
    }
  }

  /** Finds every particle's cell, and counts the members of cell c in {@code start[c + 1]}. */
  private void locate(double[] positions) {
    Arrays.fill(start, 0, cells() + 1, 0);
    double[] wrapped = new double[3];
    double[] fractions = new double[3];
    for (int particle = 0; particle < particles; particle++) {
      box.wrap(positions, particle, wrapped, fractions);
      int cell = 0;
      for (int edge = 2; edge >= 0; edge--) {
        double along = fractions[edge] * cells[edge];
        inBox[3 * particle + edge] = wrapped[edge];
        inCells[3 * particle + edge] = along;
        cell = cell * cells[edge] + Math.min((int) along, cells[edge] - 1);
      }
      cellOf[particle] = cell;
      start[cell + 1]++;
    }
  }

  /** Pairs farther apart may be left out. */
  public double reach() {
    return reach;
  }

  /** Number of particles. */
  public int particles() {
    return particles;
  }

  /** Particle in each slot. Not copied; may be longer. */
  public int[] particleAt() {
    return particleAt;
  }

  /** Coordinates in the box, {@code [slot * 3 + axis]}; z is 0 in 2D. Not copied. */
  public double[] coordinates() {
    return coordinates;
  }

  /** Number of cells. */
  public int cells() {
    return cells[0] * cells[1] * cells[2];
  }

  /** Number of particles in a cell. */
  public int members(int cell) {
    return start[cell + 1] - start[cell];
  }

  /** Slot of a cell's first member; for the number of cells, the end of all slots. */
  int first(int cell) {
    return start[cell];
  }

  /** Slot of each particle. Not copied. */
  int[] slotOf() {
    return slotOf;
  }

  /** How far along each edge a particle is, in cells, {@code [particle * 3 + edge]}. Not copied. */
  double[] inCells() {
    return inCells;
  }

  /** Number of cells along an edge. */
  int cells(int edge) {
    return cells[edge];
  }

  /** Position of a cell along an edge. */
  int position(int cell, int edge) {
    int along = edge == 0 ? cell : edge == 1 ? cell / cells[0] : cell / cells[0] / cells[1];
    return along % cells[edge];
  }

  /**
   * Parts of about as many particles: part p has the cells from entry p to entry p + 1 of the
   * result.
   */
  int[] divide(int parts) {
    int[] from = new int[parts + 1];
    int cell = 0;
    for (int part = 0; part < parts; part++) {
      from[part] = cell;
      long share = (long) particles * (part + 1) / parts;
      while (cell < cells() && start[cell] < share) {
        cell++;
      }
    }
    from[parts] = cells();
    return from;
  }

  /** Gives every pair of particles within reach once, among others. */
  public void forEachPairOfCells(CellPairs pairs) {
    forEachPairOfCells(0, cells(), pairs);
  }

  /** The same, as far as the first cell of a pair is one of {@code [from, to)}. */
  void forEachPairOfCells(int from, int to, CellPairs pairs) {
    HalfStencil stencil = new HalfStencil(box, reach, cells);
    for (int cell = from; cell < to; cell++) {
      stencil.around(cell, start, pairs);
    }
  }
}
