package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;

/**
 * The equivariant convolution of one layer and the mixing of its messages on DJL arrays; see {@code
 * Convolution} and {@code Mixing} in {@code io.supercool.equivariant.convolution} for the formulas.
 * It stands outside automatic differentiation: results carry no history, {@link #backward} gives
 * the gradients. May keep what {@link #forward} computed for the {@link #backward} that follows it.
 */
public interface ConvolutionOperator {

  /**
   * The mixed messages of every node, {@code [node, component, channel]}, attached to the manager
   * of {@code features}.
   *
   * @param training whether {@link #backward} may follow; without it, what is returned is valid
   *     until the next layer's
   */
  NDArray forward(NetworkInput input, Arguments arguments, boolean training);

  /**
   * The loss's gradients with respect to the arguments of the last {@link #forward}, given its
   * gradient with respect to what that returned.
   *
   * @param collector the one that is open, for implementations that differentiate automatically
   */
  Arguments backward(
      GradientCollector collector, NetworkInput input, Arguments arguments, NDArray mixedGradients);

  /**
   * What a convolution depends on, or the gradients with respect to it.
   *
   * @param features {@code [node, component, channel]}
   * @param radialTable {@code [knot, path * channels + channel]}
   * @param mixing {@code [path * channels + channel, mixed channel]}
   */
  record Arguments(NDArray features, NDArray radialTable, NDArray mixing) {

    /** The same values without history. */
    Arguments stopGradient() {
      return new Arguments(
          features.stopGradient(), radialTable.stopGradient(), mixing.stopGradient());
    }
  }
}
