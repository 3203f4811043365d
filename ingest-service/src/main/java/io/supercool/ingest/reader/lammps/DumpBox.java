package io.supercool.ingest.reader.lammps;

import io.supercool.ingest.reader.MalformedFrameException;
import io.supercool.ingest.reader.array.ArrayLayout;
import io.supercool.ingest.reader.text.TextInput;
import java.io.IOException;

/**
 * The box of a dump's frame: {@code ITEM: BOX BOUNDS} in its three forms (orthogonal; {@code xy xz
 * yz}, restricted triclinic; {@code abc origin}, general triclinic), of which a box without tilt
 * can be used.
 *
 * @param low the corner with the least coordinates
 * @param edges lengths along x, y, z
 */
record DumpBox(double[] low, double[] edges) {
  private static final int AXES = 3;
  private static final String AXIS_NAMES = "xyz";

  /** A tilt smaller than this part of the edge is what rounding leaves of none. */
  private static final double NO_TILT = 1e-12;

  /** Reads the section whose heading is the present line. */
  static DumpBox read(TextInput in) throws IOException {
    String[] words = in.text().substring("ITEM: BOX BOUNDS".length()).trim().split("\\s+");
    boolean general = words[0].equals("abc");
    boolean restricted = words[0].equals("xy");
    requirePeriodic(words, restricted ? 3 : general ? 2 : 0);
    double[][] rows = new double[AXES][general ? 4 : restricted ? 3 : 2];
    for (double[] row : rows) {
      if (!in.nextLine()) {
        throw MalformedFrameException.endsEarly();
      }
      for (int i = 0; i < row.length; i++) {
        row[i] = in.nextDouble();
        if (!ArrayLayout.isPlausible(row[i])) {
          throw new MalformedFrameException(
              "the box has the bound " + row[i], "the simulation has blown up: remove this frame");
        }
      }
    }
    return general ? general(rows) : orthogonal(rows, restricted);
  }

  private static void requirePeriodic(String[] words, int first) {
    for (int axis = 0; axis < AXES && first + axis < words.length; axis++) {
      String boundary = words[first + axis];
      if (!boundary.isEmpty() && !boundary.equals("pp")) {
        throw new MalformedFrameException(
            "the box is not periodic along %c (boundary %s)"
                .formatted(AXIS_NAMES.charAt(axis), boundary),
            "only periodic boxes (pp pp pp) can be used");
      }
    }
  }

  /** Rows of low and high bound, with the tilts xy, xz, yz behind them if {@code restricted}. */
  private static DumpBox orthogonal(double[][] rows, boolean restricted) {
    double[] low = new double[AXES];
    double[] edges = new double[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      low[axis] = rows[axis][0];
      edges[axis] = rows[axis][1] - rows[axis][0];
    }
    requireEdges(edges);
    if (restricted) {
      requireNoTilt("xy", rows[0][2], edges[0]);
      requireNoTilt("xz", rows[1][2], edges[0]);
      requireNoTilt("yz", rows[2][2], edges[1]);
    }
    return new DumpBox(low, edges);
  }

  /** Rows a, b, c, each a vector with a component of the origin behind it. */
  private static DumpBox general(double[][] rows) {
    double[] low = new double[AXES];
    double[] edges = new double[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      low[axis] = rows[axis][AXES];
      edges[axis] = rows[axis][axis];
    }
    requireEdges(edges);
    for (int axis = 0; axis < AXES; axis++) {
      for (int other = 0; other < AXES; other++) {
        if (other != axis) {
          requireNoTilt("" + "abc".charAt(axis), rows[axis][other], edges[other]);
        }
      }
    }
    return new DumpBox(low, edges);
  }

  private static void requireEdges(double[] edges) {
    for (int axis = 0; axis < AXES; axis++) {
      if (!(edges[axis] > 0) || !ArrayLayout.isPlausible(edges[axis])) {
        throw new MalformedFrameException(
            "the box has the edge length %s along %c"
                .formatted(edges[axis], AXIS_NAMES.charAt(axis)),
            "its bounds must ascend, and an edge vector lie along its axis");
      }
    }
  }

  private static void requireNoTilt(String name, double tilt, double edge) {
    if (Math.abs(tilt) > NO_TILT * edge) {
      throw new MalformedFrameException(
          "the box is tilted (%s = %s)".formatted(name, tilt),
          "only orthogonal boxes can be used: remap the run with `change_box all ortho`, or leave"
              + " this file out");
    }
  }
}
