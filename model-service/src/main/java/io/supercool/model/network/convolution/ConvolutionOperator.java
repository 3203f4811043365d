package io.supercool.model.network.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import io.supercool.equivariant.convolution.layout.Edges;

/**
 * The equivariant convolution of one layer and the mixing of its messages on DJL arrays,
 *
 * <pre>
 *   mixed_i[l, m, c'] = sum_{paths p to l, channels c} W[p, c, c'] M_i[p, m, c]
 *   M_i[p, m3, c] = sum_{j in N(i)} R_{p,c}(r_ij) sum_{m1, m2} C^{l1 l2 l3}_{m1 m2 m3} h_j[l1, m1, c] Y_{l2 m2}(r_ij)
 * </pre>
 *
 * as {@link io.supercool.equivariant.convolution.Convolution} and {@link
 * io.supercool.equivariant.convolution.Mixing} say. It stands outside automatic differentiation:
 * results carry no history, {@link #backward} gives the gradients. May keep what {@link #forward}
 * computed for the {@link #backward} that follows it.
 */
public interface ConvolutionOperator {

  /**
   * The forward pass: the mixed messages of every node, {@code [node, component, channel]},
   * attached to the manager of {@code arguments.features()}. The arguments are not modified.
   *
   * @param edges of the graph, N(i) and r_ij
   * @param arguments h, R and W
   * @param training whether {@link #backward} may follow; without it, what is returned is valid
   *     until the next layer's
   */
  NDArray forward(Edges edges, Arguments arguments, boolean training);

  /**
   * The backward pass: the loss's gradients with respect to the arguments of the last {@link
   * #forward}, each in its argument's shape.
   *
   * @param collector the one that is open, for implementations that differentiate automatically
   * @param edges of the last {@link #forward}
   * @param arguments of the last {@link #forward}
   * @param mixedGradients the loss's gradient with respect to what {@link #forward} returned,
   *     {@code [node, component, channel]}
   */
  Arguments backward(
      GradientCollector collector, Edges edges, Arguments arguments, NDArray mixedGradients);

  /**
   * What a convolution depends on, or the gradients with respect to it.
   *
   * @param features h, {@code [node, component, channel]}
   * @param radialTable R at the grid's knots, {@code [knot, path * channels + channel]}
   * @param mixing W, {@code [path * channels + channel, mixed channel]}
   */
  record Arguments(NDArray features, NDArray radialTable, NDArray mixing) {

    /** The same values without history. */
    public Arguments stopGradient() {
      return new Arguments(
          features.stopGradient(), radialTable.stopGradient(), mixing.stopGradient());
    }
  }
}
