package io.supercool.equivariant.convolution.kernel;

/**
 * The mixing of some of the nodes' messages, in one thread. Disjoint ranges may run at once.
 * Formulas: {@link io.supercool.equivariant.convolution.Mixing}; layouts: {@link
 * io.supercool.equivariant.convolution.layout.ConvolutionShape}.
 */
public interface MixingKernel {

  /** Fills {@code mixed} of the nodes {@code first} to before {@code last}. */
  void forward(int first, int last, float[] messages, float[] weights, float[] mixed);

  /**
   * The backward pass to the messages: fills their gradients at the nodes {@code first} to before
   * {@code last}.
   *
   * @param transposed the weights, {@code [path][mixed channel][channel]}
   */
  void backwardToMessages(
      int first, int last, float[] transposed, float[] mixedGradients, float[] messageGradients);

  /**
   * The backward pass to the weights: adds to their gradients what the nodes {@code first} to
   * before {@code last} give.
   */
  void backwardToWeights(
      int first, int last, float[] messages, float[] mixedGradients, float[] weightGradients);
}
