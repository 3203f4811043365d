package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;

/**
 * The linear map that follows the convolution, over paths and channels and separately for every
 * output degree l, so that it keeps equivariance:
 *
 * <pre>
 *   mixed_i[l, m, c'] = sum_{paths p to l, channels c} W[p, c, c'] M_i[p, m, c]
 * </pre>
 *
 * All layouts are those of {@link ConvolutionShape}. Arrays may be longer than needed; one that is
 * too short is refused with an IllegalArgumentException.
 */
public interface Mixing {

  /**
   * The forward pass: fills {@code mixed} for {@code nodes} nodes. Nothing else is modified.
   *
   * @param messages M, {@code [node][row][channel]}
   * @param weights W, {@code [path][channel][mixed channel]}
   * @param mixed {@code [node][component][channel]}, l up to lMax; overwritten
   */
  void forward(int nodes, float[] messages, float[] weights, float[] mixed);

  /**
   * The backward pass: from the loss's gradient G with respect to what was mixed to its gradients
   * with respect to the messages and the weights,
   *
   * <pre>
   *   dL/dM_i[p, m, c]    = sum_{c'} W[p, c, c'] G_i[l, m, c']
   *   dL/dW[p, c, c']     = sum_{i, m} M_i[p, m, c] G_i[l, m, c']
   * </pre>
   *
   * @param messages M, as in the forward pass
   * @param weights W, as in the forward pass
   * @param mixedGradients G, laid out as what was mixed
   * @param messageGradients dL/dM, laid out as the messages; overwritten
   * @param weightGradients dL/dW, laid out as the weights; overwritten
   */
  void backward(
      int nodes,
      float[] messages,
      float[] weights,
      float[] mixedGradients,
      float[] messageGradients,
      float[] weightGradients);
}
