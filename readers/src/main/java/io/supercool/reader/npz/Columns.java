package io.supercool.reader.npz;

import io.supercool.reader.frame.Plane;
import io.supercool.storage.npz.NpzArchive;
import java.util.Arrays;

/**
 * The columns of a file's positions, and how many of them count: two of three if all particles have
 * the same z.
 *
 * @param columns of the file, 2 or 3
 * @param dimensions of space, 2 or 3
 */
record Columns(int columns, int dimensions) {
  /** As the thermal positions of all particles are, in all columns. */
  static Columns of(double[] initial, int particles) {
    int columns = initial.length / particles;
    return new Columns(columns, columns == 3 && Plane.holds(initial, particles) ? 2 : columns);
  }

  /** Those of an archive's {@code initial_positions}. */
  static double[] initial(NpzArchive npz, int particles) {
    return npz.numbers("initial_positions", particles, ArrayShapes.dimensions(npz));
  }

  /** Whether a column is left out. */
  boolean isFlat() {
    return columns > dimensions;
  }

  /** The coordinates that count. */
  double[] counting(double[] positions) {
    return isFlat() ? Plane.flattened(positions) : positions;
  }

  /** The edge lengths that count. */
  double[] ofBox(double[] box) {
    return Arrays.copyOf(box, dimensions);
  }
}
