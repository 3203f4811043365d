package io.supercool.equivariant.convolution;

/**
 * The linear map that follows the convolution, over paths and channels and separately for every
 * output degree l, so that it keeps equivariance:
 *
 * <pre>
 *   mixed_i[l, m, c'] = sum_{paths p to l, channels c} W[p, c, c'] message_i[p, m, c]
 * </pre>
 *
 * Layouts: {@link ConvolutionShape}; {@code mixed} is {@code [node][component][channel]} with lMax
 * in place of lMaxInput. Arrays may be longer than needed; one that is too short is refused with an
 * IllegalArgumentException.
 */
public interface Mixing {

  /** Fills {@code mixed} for {@code nodes} nodes. */
  void forward(int nodes, float[] messages, float[] weights, float[] mixed);

  /**
   * Given the loss's gradient with respect to what was mixed, fills its gradients with respect to
   * the messages and the weights.
   */
  void backward(
      int nodes,
      float[] messages,
      float[] weights,
      float[] mixedGradients,
      float[] messageGradients,
      float[] weightGradients);
}
