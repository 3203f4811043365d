package io.supercool.physics.potential;

import io.supercool.physics.geometry.PeriodicBox;

/**
 * The differences of some hundred pairs at a time, side by side, so that the compiler vectorises
 * loops over them. Its buffers are used again for the next block.
 */
final class PairBlock {
  /** Buffers of so many pairs stay in the first-level cache. */
  private static final int PAIRS = 512;

  private final PeriodicBox box;
  private double[] x = new double[PAIRS];
  private double[] y = new double[PAIRS];
  private double[] z = new double[PAIRS];

  PairBlock(PeriodicBox box) {
    this.box = box;
  }

  /** Coordinates of the differences: a particle's less its partner's, by minimum image. */
  double[] x() {
    return x;
  }

  /** As {@link #x}. */
  double[] y() {
    return y;
  }

  /** As {@link #x}. */
  double[] z() {
    return z;
  }

  /**
   * Fills in the pairs of rows from {@code row} on.
   *
   * @param to ends before this row
   * @param firstRow row of the particle at place 0
   * @param positions {@code [place * 3 + axis]}
   * @return the row after the last one of the block: as many as fit, but at least one
   */
  int fill(PairRows pairs, int row, int to, int firstRow, double[] positions) {
    int[] starts = pairs.starts();
    int end = row + 1;
    while (end < to && starts[end + 1] - starts[row] <= PAIRS) {
      end++;
    }
    int count = starts[end] - starts[row];
    if (count > x.length) {
      x = new double[count];
      y = new double[count];
      z = new double[count];
    }
    for (int r = row; r < end; r++) {
      subtract(
          positions,
          3 * (r - firstRow),
          pairs.partners(),
          starts[r],
          starts[r + 1],
          starts[row],
          x,
          y,
          z);
    }
    if (box.isTilted()) {
      tiltedImages(count);
    } else {
      images(x, box.edge(0), count);
      images(y, box.edge(1), count);
      images(z, box.edge(2), count);
    }
    return end;
  }

  private static void subtract(
      double[] positions,
      int particle,
      int[] partners,
      int from,
      int to,
      int begin,
      double[] x,
      double[] y,
      double[] z) {
    double ownX = positions[particle];
    double ownY = positions[particle + 1];
    double ownZ = positions[particle + 2];
    for (int pair = from; pair < to; pair++) {
      int other = 3 * partners[pair];
      x[pair - begin] = ownX - positions[other];
      y[pair - begin] = ownY - positions[other + 1];
      z[pair - begin] = ownZ - positions[other + 2];
    }
  }

  private static void images(double[] differences, double edge, int count) {
    double inverse = 1 / edge;
    for (int k = 0; k < count; k++) {
      differences[k] = differences[k] - edge * Math.rint(differences[k] * inverse);
    }
  }

  private void tiltedImages(int count) {
    double[] difference = new double[3];
    for (int k = 0; k < count; k++) {
      difference[0] = x[k];
      difference[1] = y[k];
      difference[2] = z[k];
      box.minimumImage(difference);
      x[k] = difference[0];
      y[k] = difference[1];
      z[k] = difference[2];
    }
  }
}
