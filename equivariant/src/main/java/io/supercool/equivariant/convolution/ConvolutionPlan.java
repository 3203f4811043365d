package io.supercool.equivariant.convolution;

import java.util.ArrayList;
import java.util.List;

/** What the kernels of a shape share: the rows and their couplings. */
final class ConvolutionPlan {

  private final ConvolutionShape shape;
  private final List<Rows> rows = new ArrayList<>();
  private final Couplings couplings;
  private final int rowCount;

  ConvolutionPlan(ConvolutionShape shape) {
    this.shape = shape;
    List<TensorPath> paths = shape.paths();
    List<Row> all = shape.rows();
    rowCount = all.size();
    int first = 0;
    int firstCoupling = 0;
    for (int input = 0; input <= shape.lMaxInput(); input++) {
      int degree = input;
      int[] radialColumns =
          all.stream()
              .filter(row -> row.path().input() == degree)
              .mapToInt(row -> paths.indexOf(row.path()) * shape.channels())
              .toArray();
      rows.add(new Rows(input, first, firstCoupling, radialColumns));
      first += radialColumns.length;
      firstCoupling += radialColumns.length * (2 * input + 1);
    }
    couplings = new Couplings(all);
  }

  ConvolutionShape shape() {
    return shape;
  }

  /** The rows of each input degree. */
  Rows[] rows() {
    return rows.toArray(Rows[]::new);
  }

  Couplings couplings() {
    return couplings;
  }

  /** Numbers in the messages of a node. */
  int messageColumns() {
    return rowCount * shape.channels();
  }

  /** Numbers in a row of the radial table. */
  int radialColumns() {
    return shape.paths().size() * shape.channels();
  }

  /**
   * Copies the harmonics of an edge, or with {@code parity} -1 those of its reverse, to {@code
   * out[at + k * stride]} for k = l * l + l + m from 0 to lMax.
   */
  void harmonics(Edges edges, int edge, float parity, float[] out, int at, int stride) {
    int source = edge * ((edges.lMax() + 1) * (edges.lMax() + 1) - 1) - 1;
    out[at] = 1;
    float sign = 1;
    for (int l = 1; l <= shape.lMax(); l++) {
      sign *= parity;
      for (int k = l * l; k < (l + 1) * (l + 1); k++) {
        out[at + k * stride] = sign * edges.harmonics()[source + k];
      }
    }
  }
}
