package io.supercool.equivariant.convolution;

/**
 * The equivariant convolution on primitive arrays: for every receiver i, path p = (l1, l2, l3),
 * channel c and component m3
 *
 * <pre>
 *   message_i[p, m3, c] = sum_{j in N(i)} R_{p,c}(r_ij) sum_{m1, m2} C^{l1 l2 l3}_{m1 m2 m3} h_j[l1, m1, c] Y_{l2 m2}(r_ij)
 * </pre>
 *
 * with R read from the radial table by interpolation. Layouts: {@link ConvolutionShape}. The graph
 * must be symmetric: the backward pass walks reversed edges using Y_lm(-r) = (-1)^l Y_lm(r). Arrays
 * may be longer than needed; one that is too short is refused with an IllegalArgumentException.
 */
public interface Convolution {

  /** Fills {@code messages}. */
  void forward(Edges edges, float[] features, float[] radialTable, float[] messages);

  /**
   * Given the loss's gradient with respect to the messages, fills its gradients with respect to the
   * features and the radial table.
   */
  void backward(
      Edges edges,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients);
}
