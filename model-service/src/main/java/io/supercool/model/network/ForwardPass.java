package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import io.supercool.model.network.convolution.ConvolutionOperator;
import io.supercool.model.network.readout.CoarseGrainedOutput;
import java.util.List;

/**
 * What a forward pass leaves for the backward pass.
 *
 * @param layers from the first to the last
 * @param output of the readout
 */
record ForwardPass(List<LayerPass> layers, CoarseGrainedOutput output) {

  /** Every layer's features, {@code [node, component, channel]}. */
  List<NDArray> features() {
    return layers.stream().map(LayerPass::features).toList();
  }

  /**
   * One layer. In training each leaf starts a new piece of the autograd graph.
   *
   * @param convolution the layer's
   * @param arguments the convolution's, with history; their features are what the half before it
   *     gave
   * @param before the values of the arguments' features, a leaf
   * @param mixed what the convolution gave, a leaf
   * @param after what the half after it gave, with history from the two leaves
   * @param features the same values, a leaf
   */
  record LayerPass(
      ConvolutionOperator convolution,
      ConvolutionOperator.Arguments arguments,
      NDArray before,
      NDArray mixed,
      NDArray after,
      NDArray features) {}
}
