package io.supercool.equivariant.convolution;

/** {@link Mixing} over some of the nodes, in one thread. Disjoint ranges may run at once. */
interface MixingKernel {

  /** Fills {@code mixed} of the nodes {@code first} to before {@code last}. */
  void forward(int first, int last, float[] messages, float[] weights, float[] mixed);

  /**
   * Fills the message gradients of the nodes {@code first} to before {@code last}.
   *
   * @param transposed the weights, {@code [path][mixed channel][channel]}
   */
  void messageGradients(
      int first, int last, float[] transposed, float[] mixedGradients, float[] messageGradients);

  /** Adds what the nodes {@code first} to before {@code last} give to the weights' gradients. */
  void addWeightGradients(
      int first, int last, float[] messages, float[] mixedGradients, float[] weightGradients);
}
