package io.supercool.ingest.reader.lammps;

import io.supercool.ingest.reader.frame.FrameBox;
import io.supercool.ingest.reader.frame.MalformedFrameException;
import io.supercool.ingest.reader.text.TextInput;
import java.io.IOException;
import java.util.Arrays;

/**
 * {@code ITEM: BOX BOUNDS} in its three forms: bounds alone, orthogonal; bounds with {@code xy xz
 * yz}, restricted triclinic; edge vectors as {@code abc origin}, general triclinic.
 */
final class DumpBox {
  private static final int AXES = 3;

  private DumpBox() {}

  /** Reads the section whose heading is the present line. */
  static FrameBox read(TextInput in) throws IOException {
    String[] words = in.text().substring("ITEM: BOX BOUNDS".length()).trim().split("\\s+");
    boolean general = words[0].equals("abc");
    boolean restricted = words[0].equals("xy");
    int first = restricted ? 3 : general ? 2 : 0;
    for (int axis = 0; axis < AXES && first + axis < words.length; axis++) {
      String boundary = words[first + axis];
      FrameBox.requirePeriodic(axis, boundary.isEmpty() || boundary.equals("pp"), boundary);
    }
    double[][] rows = new double[AXES][general ? 4 : restricted ? 3 : 2];
    for (double[] row : rows) {
      if (!in.nextLine()) {
        throw MalformedFrameException.endsEarly();
      }
      for (int i = 0; i < row.length; i++) {
        row[i] = in.nextDouble();
      }
    }
    return general ? ofVectors(rows) : ofBounds(rows, restricted);
  }

  /** Rows of low and high bound, behind them the tilts xy, xz, yz if {@code restricted}. */
  private static FrameBox ofBounds(double[][] rows, boolean restricted) {
    double[] low = new double[AXES];
    double[][] vectors = new double[AXES][AXES];
    for (int axis = 0; axis < AXES; axis++) {
      low[axis] = rows[axis][0];
      vectors[axis][axis] = rows[axis][1] - rows[axis][0];
    }
    if (restricted) {
      double xy = rows[0][2];
      double xz = rows[1][2];
      double yz = rows[2][2];
      vectors[1][0] = xy;
      vectors[2][0] = xz;
      vectors[2][1] = yz;
      // The bounds are those of a straight box around the tilted one.
      double left = Math.min(Math.min(0, xy), Math.min(xz, xy + xz));
      double right = Math.max(Math.max(0, xy), Math.max(xz, xy + xz));
      low[0] -= left;
      vectors[0][0] -= right - left;
      low[1] -= Math.min(0, yz);
      vectors[1][1] -= Math.abs(yz);
    }
    return FrameBox.of(low, vectors);
  }

  /** Rows a, b, c, each a vector with a component of the origin behind it. */
  private static FrameBox ofVectors(double[][] rows) {
    double[] origin = {rows[0][AXES], rows[1][AXES], rows[2][AXES]};
    double[][] vectors = new double[AXES][];
    for (int edge = 0; edge < AXES; edge++) {
      vectors[edge] = Arrays.copyOf(rows[edge], AXES);
    }
    return FrameBox.of(origin, vectors);
  }
}
