package io.supercool.model.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;

/**
 * Gradients through the network piece by piece, because the convolutions stand outside automatic
 * differentiation. With G the loss's gradient with respect to a piece's output y, the engine
 * differentiates sum(y * G), whose gradients are the loss's. Per layer, from the last:
 *
 * <ol>
 *   <li>the half after the convolution, which gives the gradients of what it gave and of the
 *       entered features;
 *   <li>the convolution's own backward pass;
 *   <li>the half before it, the radial functions and the mixing weights.
 * </ol>
 *
 * <p>A trap: {@code array.mul(number)} keeps the number where DJL frees it before the backward
 * pass, which then reads what lies there. In what is differentiated, factors are arrays of the
 * step's manager.
 */
final class Backpropagation {
  private Backpropagation() {}

  static EquivariantNetwork.StepResult step(
      EquivariantNetwork network,
      NDManager manager,
      NetworkInput input,
      float[] targets,
      float[] weights) {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      network.parameters().clearGradients();
      ForwardPass pass = network.forward(step, input, true);
      float[] predictions = pass.reading().predictions();
      Loss loss = Loss.of(input, predictions, targets, weights);
      collector.backward(pass.reading().differentiable(step, loss.gradients()));
      List<ForwardPass.LayerPass> layers = pass.layers();
      for (int index = layers.size() - 1; index >= 0; index--) {
        backward(collector, input, layers.get(index));
      }
      return new EquivariantNetwork.StepResult((float) loss.value(), predictions);
    }
  }

  private static void backward(
      GradientCollector collector, NetworkInput input, ForwardPass.LayerPass layer) {
    collector.backward(layer.left().mul(layer.features().getGradient()).sum());

    ConvolutionOperator.Arguments arguments = layer.arguments();
    ConvolutionOperator.Arguments gradients =
        layer
            .convolution()
            .backward(collector, input, arguments.stopGradient(), layer.mixed().getGradient());
    NDArray entered = layer.enteredLeaf().getGradient().add(gradients.features());
    collector.backward(
        arguments
            .features()
            .mul(entered)
            .sum()
            .add(arguments.radialTable().mul(gradients.radialTable()).sum())
            .add(arguments.mixing().mul(gradients.mixing()).sum()));
  }
}
