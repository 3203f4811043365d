package io.supercool.equivariant.convolution;

/** The messages of a node taken out of their layout. */
final class MessageRows {

  private MessageRows() {}

  /** {@code [l3][path and channel][m3]}. */
  static double[][][] of(ConvolutionShape shape, float[] messages, int node, int nodes) {
    double[][][] rows = new double[shape.lMax() + 1][][];
    for (int l3 = 0; l3 <= shape.lMax(); l3++) {
      int columns = shape.paths(l3).size() * shape.channels();
      rows[l3] = new double[columns][2 * l3 + 1];
      for (int m3 = 0; m3 <= 2 * l3; m3++) {
        int start = shape.messageOffset(l3, nodes) + (node * (2 * l3 + 1) + m3) * columns;
        for (int column = 0; column < columns; column++) {
          rows[l3][column][m3] = messages[start + column];
        }
      }
    }
    return rows;
  }
}
