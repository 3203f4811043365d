package io.supercool.equivariant.convolution;

/**
 * The convolution over some of the nodes, in one thread. Disjoint sets of nodes may run at once in
 * several kernels. Arrays as in {@link Convolution}.
 */
interface ConvolutionKernel {

  /** Fills the messages of the receivers {@code nodes[first]} to before {@code nodes[last]}. */
  void forward(
      Edges edges,
      int[] nodes,
      int first,
      int last,
      float[] features,
      float[] radialTable,
      float[] messages);

  /**
   * Fills the feature gradients of {@code nodes[first]} to before {@code nodes[last]}, and adds to
   * the radial table's gradient what flows along the edges that leave them. Those are the reverses
   * of the edges in their own rows, with Y_lm(-r) = (-1)^l Y_lm(r).
   *
   * @param messageGradients all nodes'
   */
  void backward(
      Edges edges,
      int[] nodes,
      int first,
      int last,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients);
}
