package io.supercool.equivariant.convolution.kernel;

import io.supercool.equivariant.convolution.layout.Edges;

/**
 * The convolution over some of the nodes, in one thread. Disjoint ranges of nodes may run at once
 * in several kernels; one kernel has buffers and takes one call at a time. Formulas: {@link
 * io.supercool.equivariant.convolution.Convolution}; layouts: {@link
 * io.supercool.equivariant.convolution.layout.ConvolutionShape}. Ranges are of {@link Edges#order}.
 * With an edge's couplings
 *
 * <pre>
 *   T_p[m3, m1] = sum_m2 C^{l1 l2 l3}_{m1 m2 m3} Y_{l2 m2}
 * </pre>
 *
 * every kernel does per edge and row, h being the sender's features, R the radial functions at the
 * edge's length, M the receiver's message,
 *
 * <pre>
 *   forward:   M += R sum_m1 T[m1] h[m1]
 *   backward:  dh[m1] += T[m1] R dM,   dR += dM sum_m1 T[m1] h[m1]
 * </pre>
 */
public interface ConvolutionKernel {

  /**
   * Fills the messages of the receivers {@code edges.order()[first]} to before {@code [last]}.
   *
   * @param features all nodes'
   * @param messages all nodes'; only those of the receivers are modified
   */
  void forward(
      Edges edges, int first, int last, float[] features, float[] radialTable, float[] messages);

  /**
   * Fills the feature gradients of the nodes {@code edges.order()[first]} to before {@code [last]},
   * and adds to the radial table's gradient what flows along the edges that leave them. Those are
   * the reverses of the edges in their own rows, with Y_lm(-r) = (-1)^l Y_lm(r).
   *
   * @param messageGradients all nodes'
   * @param featureGradients all nodes'; only those of the nodes in the range are modified
   * @param radialTableGradients added to
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
