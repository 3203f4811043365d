package io.supercool.equivariant.convolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the kernels of a shape share: the rows, the couplings, and where things stand. */
final class ConvolutionPlan {

  private final ConvolutionShape shape;
  private final List<Rows> rows = new ArrayList<>();
  private final Couplings couplings;
  private final int[] messageWidths;

  ConvolutionPlan(ConvolutionShape shape) {
    this.shape = shape;
    List<TensorPath> ordered = new ArrayList<>();
    int coupling = 0;
    for (int input = 0; input <= shape.lMaxInput(); input++) {
      int degree = input;
      List<TensorPath> paths =
          shape.paths().stream().filter(path -> path.input() == degree).toList();
      Rows ofDegree = rows(input, coupling, paths);
      coupling += ofDegree.count() * ofDegree.width();
      rows.add(ofDegree);
      ordered.addAll(paths);
    }
    couplings = new Couplings(ordered);
    messageWidths = new int[shape.lMax() + 1];
    Arrays.setAll(messageWidths, l -> (2 * l + 1) * shape.paths(l).size() * shape.channels());
  }

  private Rows rows(int input, int firstCoupling, List<TensorPath> paths) {
    int count = paths.stream().mapToInt(path -> 2 * path.output() + 1).sum();
    Rows result = new Rows(input, firstCoupling, new int[count], new int[count], new int[count]);
    int row = 0;
    for (TensorPath path : paths) {
      List<TensorPath> siblings = shape.paths(path.output());
      for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
        int column = m3 * siblings.size() + siblings.indexOf(path);
        result.radialColumns()[row] = shape.paths().indexOf(path) * shape.channels();
        result.outputs()[row] = path.output();
        result.messageColumns()[row] = column * shape.channels();
        row++;
      }
    }
    return result;
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

  /** Writes where the messages of each output degree begin for a node. */
  void locateMessages(int node, int nodes, int[] offsets) {
    int start = 0;
    for (int output = 0; output < messageWidths.length; output++) {
      offsets[output] = start + node * messageWidths[output];
      start += nodes * messageWidths[output];
    }
  }

  /** Sets the messages of a node to 0. */
  void clearMessages(int[] offsets, float[] messages) {
    for (int output = 0; output < messageWidths.length; output++) {
      Arrays.fill(messages, offsets[output], offsets[output] + messageWidths[output], 0);
    }
  }
}
