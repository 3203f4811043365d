package io.supercool.ingest.reader;

import io.supercool.ingest.reader.array.ArrayLayout;
import java.util.Arrays;

/**
 * The box of a frame: orthogonal and periodic, somewhere in space. Not copied.
 *
 * @param low the corner with the least coordinates
 * @param edges lengths along x, y, z
 */
public record FrameBox(double[] low, double[] edges) {
  private static final int AXES = 3;
  private static final String AXIS_NAMES = "xyz";

  /** A tilt smaller than this part of the edge is what rounding leaves of none. */
  private static final double NO_TILT = 1e-9;

  /**
   * The box at {@code origin} with these edge vectors, if each lies along its axis.
   *
   * @throws MalformedFrameException if the box is tilted, empty or absurd
   */
  public static FrameBox of(double[] origin, double[]... vectors) {
    double[] edges = new double[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      edges[axis] = vectors[axis][axis];
      if (!(edges[axis] > 0)
          || !ArrayLayout.isPlausible(edges[axis])
          || !ArrayLayout.isPlausible(origin[axis])) {
        throw new MalformedFrameException(
            "the box has the edge length %s from %s along %c"
                .formatted(edges[axis], origin[axis], AXIS_NAMES.charAt(axis)),
            "an edge must be positive and lie along its axis");
      }
    }
    for (int axis = 0; axis < AXES; axis++) {
      for (int other = 0; other < AXES; other++) {
        double tilt = vectors[axis][other];
        if (other != axis && !(Math.abs(tilt) <= NO_TILT * edges[other])) {
          throw new MalformedFrameException(
              "the box is tilted (its edge %c is %s)"
                  .formatted("abc".charAt(axis), Arrays.toString(vectors[axis])),
              "only orthogonal boxes can be used: run in one (LAMMPS: `change_box all ortho`), or"
                  + " leave this file out");
        }
      }
    }
    return new FrameBox(origin, edges);
  }

  /** Refuses a boundary along an axis that is not periodic. */
  public static void requirePeriodic(int axis, boolean periodic, String boundary) {
    if (!periodic) {
      throw new MalformedFrameException(
          "the box is not periodic along %c (boundary %s)"
              .formatted(AXIS_NAMES.charAt(axis), boundary),
          "only periodic boxes can be used");
    }
  }
}
