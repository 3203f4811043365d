package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;

/**
 * Which cells are around a cell: itself and the half of the others that come after it, as far as
 * their particles may be within reach. Over all cells every pair of cells comes once. Not
 * thread-safe, since it has a buffer.
 */
final class HalfStencil {
  private final PeriodicBox box;
  private final double reach;
  private final int[] cells;
  private final double[] shift = new double[3];

  /**
   * Of a box divided into cells.
   *
   * @param cells number of them along each of three edges; not copied
   */
  HalfStencil(PeriodicBox box, double reach, int[] cells) {
    this.box = box;
    this.reach = reach;
    this.cells = cells;
  }

  /**
   * Gives a cell's pairs of cells.
   *
   * @param start where the members of each cell begin
   */
  void around(int cell, int[] start, CellList.CellPairs pairs) {
    int x = cell % cells[0];
    int y = cell / cells[0] % cells[1];
    int z = cell / cells[0] / cells[1];
    for (int dz = 0; dz <= steps(2); dz++) {
      for (int dy = dz == 0 ? 0 : -steps(1); dy <= steps(1); dy++) {
        for (int dx = dz == 0 && dy == 0 ? 0 : -steps(0); dx <= steps(0); dx++) {
          if (withinReach(dx, dy, dz)) {
            Arrays.fill(shift, 0);
            int line = image(2, z + dz) * cells[1] + image(1, y + dy);
            int other = line * cells[0] + image(0, x + dx);
            boolean itself = dx == 0 && dy == 0 && dz == 0;
            pairs.visit(
                start[cell], start[cell + 1], start[other], start[other + 1], shift, itself);
          }
        }
      }
    }
  }

  /** The cell in the box that stands for this one; {@code shift} is moved to where its image is. */
  private int image(int edge, int along) {
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
}
