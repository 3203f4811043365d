package io.supercool.equivariant.convolution;

/**
 * The rows of messages that stem from one input degree: every component m3 of every such path, path
 * by path. The kernels run over them in one flat loop; nested loops of one to seven steps cost more
 * in mispredicted branches than the arithmetic inside.
 *
 * @param input degree l1 of the features
 * @param firstCoupling couplings of row k stand from {@code firstCoupling + k * (2 * l1 + 1)} on
 * @param radialColumns first channel of the row's path in a row of the radial table
 * @param outputs degree of the message
 * @param messageColumns the row's first channel in a node's messages of that degree
 */
record Rows(
    int input, int firstCoupling, int[] radialColumns, int[] outputs, int[] messageColumns) {

  /** Number of rows. */
  int count() {
    return outputs.length;
  }

  /** Components of the input: 2 l1 + 1. */
  int width() {
    return 2 * input + 1;
  }
}
