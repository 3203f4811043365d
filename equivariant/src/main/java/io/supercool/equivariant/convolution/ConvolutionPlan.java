package io.supercool.equivariant.convolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the kernels of a shape share: the rows, their couplings, and where their messages stand. */
final class ConvolutionPlan {

  private final ConvolutionShape shape;
  private final List<Rows> rows = new ArrayList<>();
  private final Couplings couplings;
  private final MessageLayout layout;

  ConvolutionPlan(ConvolutionShape shape) {
    this.shape = shape;
    List<TensorPath> paths = shape.paths();
    List<Row> all = new ArrayList<>();
    int firstCoupling = 0;
    for (int input = 0; input <= shape.lMaxInput(); input++) {
      List<Row> ofDegree = rowsFrom(input);
      int[] radialColumns =
          ofDegree.stream().mapToInt(row -> paths.indexOf(row.path()) * shape.channels()).toArray();
      rows.add(new Rows(input, all.size(), firstCoupling, radialColumns));
      firstCoupling += ofDegree.size() * (2 * input + 1);
      all.addAll(ofDegree);
    }
    couplings = new Couplings(all);
    layout = new MessageLayout(shape, all);
  }

  private List<Row> rowsFrom(int input) {
    List<Row> ofDegree = new ArrayList<>();
    for (TensorPath path : shape.paths()) {
      for (int m3 = 0; path.input() == input && m3 <= 2 * path.output(); m3++) {
        ofDegree.add(new Row(path, m3));
      }
    }
    ofDegree.sort(Comparator.comparingInt(Row::m3));
    return ofDegree;
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

  MessageLayout layout() {
    return layout;
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
