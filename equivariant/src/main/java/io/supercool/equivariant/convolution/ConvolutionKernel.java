package io.supercool.equivariant.convolution;

/**
 * The convolution over a range of nodes, in one thread. Two ranges may run at once in two kernels.
 * Arrays as in {@link Convolution}.
 */
interface ConvolutionKernel {

  /** Fills the messages of the receivers from {@code first} to before {@code last}. */
  void forward(
      Edges edges, int first, int last, float[] features, float[] radialTable, float[] messages);

  /**
   * Fills the feature gradients of the nodes from {@code first} to before {@code last}, and adds to
   * the radial table's gradient what flows along the edges that leave them. Those are the reverses
   * of the edges in their own rows, with Y_lm(-r) = (-1)^l Y_lm(r).
   */
  void backward(
      Edges edges,
      int first,
      int last,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients);
}
