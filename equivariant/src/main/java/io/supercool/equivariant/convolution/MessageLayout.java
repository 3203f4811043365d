package io.supercool.equivariant.convolution;

import java.util.Arrays;

/** Where the messages of a node stand: one run of numbers per output degree. */
final class MessageLayout {

  private final int[] widths;

  MessageLayout(ConvolutionShape shape) {
    widths = new int[shape.lMax() + 1];
    Arrays.setAll(widths, l -> (2 * l + 1) * shape.paths(l).size() * shape.channels());
  }

  /** Writes where the messages of each output degree begin for a node. */
  void locate(int node, int nodes, int[] offsets) {
    int start = 0;
    for (int output = 0; output < widths.length; output++) {
      offsets[output] = start + node * widths[output];
      start += nodes * widths[output];
    }
  }

  /** Sets the messages of a node to 0. */
  void clear(int[] offsets, float[] messages) {
    for (int output = 0; output < widths.length; output++) {
      Arrays.fill(messages, offsets[output], offsets[output] + widths[output], 0);
    }
  }
}
