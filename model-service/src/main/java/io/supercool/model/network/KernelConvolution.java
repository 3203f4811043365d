package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.supercool.equivariant.convolution.Convolution;
import io.supercool.equivariant.convolution.ConvolutionShape;
import io.supercool.equivariant.convolution.Mixing;

/**
 * The convolution by the fused kernels of {@code equivariant}, for the CPU. The messages, by far
 * the largest arrays, never leave its buffers. All buffers are kept from call to call, so what a
 * call returns is valid until the next. Not thread-safe.
 */
final class KernelConvolution implements ConvolutionOperator {
  private final ConvolutionShape shape;
  private final Convolution convolution;
  private final Mixing mixing;
  private final KernelArray features = new KernelArray();
  private final KernelArray table = new KernelArray();
  private final KernelArray weights = new KernelArray();
  private final KernelArray messages = new KernelArray();
  private final KernelArray mixed = new KernelArray();
  private final KernelArray mixedGradients = new KernelArray();
  private final KernelArray messageGradients = new KernelArray();
  private final KernelArray featureGradients = new KernelArray();
  private final KernelArray tableGradients = new KernelArray();
  private final KernelArray weightGradients = new KernelArray();

  KernelConvolution(ConvolutionShape shape, Convolution convolution, Mixing mixing) {
    this.shape = shape;
    this.convolution = convolution;
    this.mixing = mixing;
  }

  @Override
  public NDArray forward(NetworkInput input, Arguments arguments) {
    int nodes = input.nodes();
    Shape of = new Shape(nodes, shape.outputComponents(), shape.channels());
    float[] sent = messages.ofSize(shape.messageSize(nodes));
    convolution.forward(
        input.edges(),
        features.read(arguments.features()),
        table.read(arguments.radialTable()),
        sent);
    float[] result = mixed.ofSize(Math.toIntExact(of.size()));
    mixing.forward(nodes, sent, weights.read(arguments.mixing()), result);
    return mixed.share(arguments.features().getManager(), of);
  }

  @Override
  public Arguments backward(
      GradientCollector collector,
      NetworkInput input,
      Arguments arguments,
      NDArray gradientOfMixed) {
    // Messages, weights, features and table are still here from the forward pass.
    int nodes = input.nodes();
    float[] ofMessages = messageGradients.ofSize(shape.messageSize(nodes));
    mixing.backward(
        nodes,
        messages.ofSize(shape.messageSize(nodes)),
        weights.ofSize(shape.mixingSize()),
        mixedGradients.read(gradientOfMixed),
        ofMessages,
        weightGradients.ofSize(shape.mixingSize()));
    convolution.backward(
        input.edges(),
        features.ofSize(Math.toIntExact(arguments.features().size())),
        table.ofSize(Math.toIntExact(arguments.radialTable().size())),
        ofMessages,
        featureGradients.ofSize(Math.toIntExact(arguments.features().size())),
        tableGradients.ofSize(Math.toIntExact(arguments.radialTable().size())));
    var manager = arguments.features().getManager();
    return new Arguments(
        featureGradients.share(manager, arguments.features().getShape()),
        tableGradients.share(manager, arguments.radialTable().getShape()),
        weightGradients.share(manager, arguments.mixing().getShape()));
  }
}
