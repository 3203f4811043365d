package io.supercool.reader.lammps;

import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.text.TextInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code ITEM: BOX BOUNDS} in its three forms: bounds alone, orthogonal; bounds with {@code xy xz
 * yz}, restricted triclinic; edge vectors as {@code abc origin}, general triclinic. Behind any of
 * them may stand the three boundaries.
 */
final class DumpBox {
  private static final int AXES = 3;
  private static final List<String> RESTRICTED = List.of("xy", "xz", "yz");
  private static final List<String> GENERAL = List.of("abc", "origin");
  private static final Pattern BOUNDARY = Pattern.compile("[pfsm]{2}");

  private DumpBox() {}

  /**
   * Reads the section whose heading is the present line.
   *
   * @param words of the heading behind {@code ITEM: BOX BOUNDS}
   * @throws MalformedFrameException if heading or rows are anything else
   */
  static FrameBox read(List<String> words, TextInput in) throws IOException {
    List<String> form = List.of();
    for (List<String> known : List.of(RESTRICTED, GENERAL)) {
      if (Collections.indexOfSubList(words, known) == 0) {
        form = known;
      }
    }
    List<String> boundaries = words.subList(form.size(), words.size());
    boolean isKnown =
        boundaries.isEmpty()
            || boundaries.size() == AXES
                && boundaries.stream().allMatch(word -> BOUNDARY.matcher(word).matches());
    if (!isKnown) {
      throw new MalformedFrameException(
          "`%s` is not how BOX BOUNDS are described".formatted(String.join(" ", words)),
          "write [xy xz yz] pp pp pp, or abc origin pp pp pp");
    }
    double[][] rows = new double[AXES][form == GENERAL ? 4 : form == RESTRICTED ? 3 : 2];
    for (double[] row : rows) {
      if (!in.nextLine()) {
        throw MalformedFrameException.endsEarly();
      }
      for (int i = 0; i < row.length; i++) {
        row[i] = in.nextDouble();
      }
      in.requireEndOfLine();
    }
    FrameBox box = form == GENERAL ? ofVectors(rows) : ofBounds(rows, form == RESTRICTED);
    return boundaries.isEmpty() ? box : box.withBoundaries(named(boundaries));
  }

  private static List<String> named(List<String> boundaries) {
    return boundaries.stream()
        .map(boundary -> boundary.equals("pp") ? FrameBox.PERIODIC : boundary)
        .toList();
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
