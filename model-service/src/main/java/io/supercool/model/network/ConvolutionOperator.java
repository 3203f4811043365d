package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;

/**
 * The equivariant convolution of one layer on DJL arrays; see {@code
 * io.supercool.equivariant.convolution.Convolution} for the formula. It stands outside automatic
 * differentiation: results carry no history, {@link #backward} gives the gradients.
 */
public interface ConvolutionOperator {

  /**
   * Messages at every node, one array {@code [node, m3, path * channels + channel]} per output
   * degree, attached to the manager of {@code features}.
   *
   * @param features {@code [node, component, channel]}
   * @param radialTable {@code [knot, path * channels + channel]}
   */
  NDList forward(NetworkInput input, NDArray features, NDArray radialTable);

  /**
   * The loss's gradients, given its gradient with respect to the messages of each degree.
   *
   * @param collector the one that is open, for implementations that differentiate automatically
   */
  Gradients backward(
      GradientCollector collector,
      NetworkInput input,
      NDArray features,
      NDArray radialTable,
      NDList messageGradients);

  /** Gradients with respect to the features and the radial table, shaped as these. */
  record Gradients(NDArray features, NDArray radialTable) {}
}
