package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What a forward pass leaves for the backward pass.
 *
 * @param layers from the first to the last
 * @param reading of the layers' features
 */
record ForwardPass(List<LayerPass> layers, Reading reading) {

  /**
   * One layer. In training each leaf starts a new piece of the autograd graph.
   *
   * @param convolution the layer's
   * @param enteredLeaf the values of the arguments' features, a leaf
   * @param arguments the convolution's, with history
   * @param mixed what the convolution gave, a leaf
   * @param left the layer's output, with history from the two leaves
   * @param features the same values, a leaf
   */
  record LayerPass(
      ConvolutionOperator convolution,
      NDArray enteredLeaf,
      ConvolutionOperator.Arguments arguments,
      NDArray mixed,
      NDArray left,
      NDArray features) {}
}
