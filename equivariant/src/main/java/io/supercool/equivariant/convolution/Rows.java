package io.supercool.equivariant.convolution;

/**
 * The rows of messages that stem from one input degree: every component m3 of every such path. The
 * kernels run over them in one flat loop; nested loops of one to seven steps cost more in
 * mispredicted branches than the arithmetic inside. Rows of the same path stand apart, so that sums
 * over a path do not wait for each other.
 *
 * @param input degree l1 of the features
 * @param first number of the first row among all rows
 * @param firstCoupling couplings of row k stand from {@code firstCoupling + k * (2 * l1 + 1)} on
 * @param radialColumns first channel of each row's path in a row of the radial table
 */
record Rows(int input, int first, int firstCoupling, int[] radialColumns) {

  /** Number of rows. */
  int count() {
    return radialColumns.length;
  }

  /** Components of the input: 2 l1 + 1. */
  int width() {
    return 2 * input + 1;
  }
}
