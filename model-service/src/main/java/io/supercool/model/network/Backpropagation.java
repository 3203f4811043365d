package io.supercool.model.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.supercool.model.network.convolution.ConvolutionOperator;
import java.util.List;

/**
 * Gradients through the network piece by piece, because the convolutions stand outside automatic
 * differentiation. With G the loss's gradient with respect to a piece's output y, the engine
 * differentiates sum(y * G), whose gradients are the loss's. After the readout, per layer from the
 * last, with the names of {@link io.supercool.model.network.layer.Layer}:
 *
 * <ol>
 *   <li>the half after the convolution: from dL/dh' to dL/dm, and to dL/df past the convolution;
 *   <li>the convolution's own backward pass: from dL/dm to dL/df through it, dL/dR and dL/dW;
 *   <li>the half before it, the radial functions and the mixing weights: from dL/df (the sum of
 *       both), dL/dR and dL/dW to dL/dh and the parameters.
 * </ol>
 *
 * <p>A trap: {@code array.mul(number)} keeps the number where DJL frees it before the backward
 * pass, which then reads what lies there. In what is differentiated, factors are arrays of the
 * step's manager.
 */
final class Backpropagation {
  private Backpropagation() {}

  /**
   * One forward and backward pass in training mode: sets the gradient of every trained parameter
   * and moves the running statistics. One at a time: the engine has one collector of gradients in a
   * process.
   *
   * @param targets standardised, {@code [node * times + time]}
   * @param weights what each time counts in the loss, 0 where there is no target
   */
  static synchronized EquivariantNetwork.StepResult step(
      EquivariantNetwork network,
      NDManager manager,
      NetworkInput input,
      float[] targets,
      float[] weights) {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      network.parameters().clearGradients();
      ForwardPass pass = network.forward(step, input, true);
      float[] predictions = pass.output().predictions();
      Loss loss = Loss.of(input, predictions, targets, weights);
      collector.backward(pass.output().differentiable(step, loss.gradients()));
      List<ForwardPass.LayerPass> layers = pass.layers();
      for (int index = layers.size() - 1; index >= 0; index--) {
        backward(collector, input, layers.get(index));
      }
      return new EquivariantNetwork.StepResult((float) loss.value(), predictions);
    }
  }

  private static void backward(
      GradientCollector collector, NetworkInput input, ForwardPass.LayerPass layer) {
    collector.backward(layer.after().mul(layer.features().getGradient()).sum());

    ConvolutionOperator.Arguments arguments = layer.arguments();
    ConvolutionOperator.Arguments gradients =
        layer
            .convolution()
            .backward(
                collector, input.edges(), arguments.stopGradient(), layer.mixed().getGradient());
    NDArray before = layer.before().getGradient().add(gradients.features());
    collector.backward(
        arguments
            .features()
            .mul(before)
            .sum()
            .add(arguments.radialTable().mul(gradients.radialTable()).sum())
            .add(arguments.mixing().mul(gradients.mixing()).sum()));
  }
}
