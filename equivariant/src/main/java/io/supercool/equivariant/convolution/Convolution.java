package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.Edges;

/**
 * The equivariant convolution on primitive arrays. For every receiver i, path p = (l1, l2, l3),
 * channel c and component m3
 *
 * <pre>
 *   M_i[p, m3, c] = sum_{j in N(i)} R_{p,c}(r_ij) sum_{m1} T_p[m3, m1](r_ij) h_j[l1, m1, c]
 *   T_p[m3, m1](r) = sum_{m2} C^{l1 l2 l3}_{m1 m2 m3} Y_{l2 m2}(r)
 * </pre>
 *
 * with the messages M, the features h, the radial functions R, read from a table by interpolation
 * ({@link io.supercool.equivariant.radial.RadialGrid}), the Clebsch-Gordan coefficients C and the
 * harmonics Y. This is the tensor product of tensor field networks (Thomas et al., 2018,
 * arXiv:1802.08219), channel by channel.
 *
 * <p>The graph must be symmetric: the backward pass walks reversed edges using Y_lm(-r) = (-1)^l
 * Y_lm(r). All layouts are those of {@link ConvolutionShape}. Arrays may be longer than needed; one
 * that is too short is refused with an IllegalArgumentException, and so are edges whose harmonics
 * end below the shape's lMax.
 */
public interface Convolution {

  /**
   * The forward pass: fills M. Nothing else is modified.
   *
   * @param features h, {@code [node][component][channel]}, l up to lMaxInput
   * @param radialTable R at the grid's knots, {@code [knot][path][channel]}
   * @param messages M, {@code [node][row][channel]}; overwritten
   */
  void forward(Edges edges, float[] features, float[] radialTable, float[] messages);

  /**
   * The backward pass: from the loss's gradient G with respect to the messages to its gradients
   * with respect to the features and the radial table,
   *
   * <pre>
   *   dL/dh_j[l1, m1, c] = sum_{i: j in N(i)} sum_{p from l1} R_{p,c}(r_ij) sum_{m3} T_p[m3, m1](r_ij) G_i[p, m3, c]
   *   dL/dR_{p,c}(r_ij)  = sum_{m3} G_i[p, m3, c] sum_{m1} T_p[m3, m1](r_ij) h_j[l1, m1, c]
   *   dL/dR_{p,c}(r_k)   = sum_{edges ij} w_k(r_ij) dL/dR_{p,c}(r_ij)
   * </pre>
   *
   * at the knots r_k, with the weights w_k of the interpolation.
   *
   * @param features h, as in the forward pass
   * @param radialTable R, as in the forward pass
   * @param messageGradients G, laid out as the messages
   * @param featureGradients dL/dh, laid out as the features; overwritten
   * @param radialTableGradients dL/dR at the knots, laid out as the table; overwritten
   */
  void backward(
      Edges edges,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients);
}
