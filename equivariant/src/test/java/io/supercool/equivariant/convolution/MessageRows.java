package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.TensorPath;
import java.util.List;

/** The messages of a node taken out of their layout. */
final class MessageRows {

  private MessageRows() {}

  /** {@code [l3][path and channel][m3]}. */
  static double[][][] of(ConvolutionShape shape, float[] messages, int node, int nodes) {
    double[][][] taken = new double[shape.lMax() + 1][][];
    for (int l3 = 0; l3 <= shape.lMax(); l3++) {
      taken[l3] = new double[shape.paths(l3).size() * shape.channels()][2 * l3 + 1];
    }
    List<ConvolutionShape.Row> rows = shape.rows();
    for (int row = 0; row < rows.size(); row++) {
      TensorPath path = rows.get(row).path();
      int column = shape.paths(path.output()).indexOf(path) * shape.channels();
      for (int channel = 0; channel < shape.channels(); channel++) {
        taken[path.output()][column + channel][rows.get(row).m3()] =
            messages[(node * rows.size() + row) * shape.channels() + channel];
      }
    }
    return taken;
  }
}
