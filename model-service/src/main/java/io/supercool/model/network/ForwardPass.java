package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * What a forward pass leaves for the backward pass.
 *
 * @param layers from the first to the last
 * @param output standardised propensities {@code [node, time]}
 */
record ForwardPass(List<LayerPass> layers, NDArray output) {

  /**
   * One layer. In training each leaf starts a new piece of the autograd graph.
   *
   * @param convolution the layer's
   * @param entered features with node inputs added, with history
   * @param enteredLeaf the same values, a leaf
   * @param table radial table, with history
   * @param messages per degree, leaves
   * @param left the layer's output, with history from the two leaves
   * @param features the same values, a leaf
   */
  record LayerPass(
      ConvolutionOperator convolution,
      NDArray entered,
      NDArray enteredLeaf,
      NDArray table,
      NDList messages,
      NDArray left,
      NDArray features) {}
}
