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
 * call returns is valid until the next of this layer, and in prediction, where layers share them,
 * of any. Not thread-safe.
 */
final class KernelConvolution implements ConvolutionOperator {
  private final ConvolutionShape shape;
  private final Convolution convolution;
  private final Mixing mixing;
  private final KernelBuffers passing;
  private final KernelBuffers kept = new KernelBuffers();
  private final KernelArray mixedGradients = new KernelArray();
  private final KernelArray messageGradients = new KernelArray();
  private final KernelArray featureGradients = new KernelArray();
  private final KernelArray tableGradients = new KernelArray();
  private final KernelArray weightGradients = new KernelArray();

  /**
   * @param passing shared by the layers of a network: what no backward pass needs
   */
  KernelConvolution(
      ConvolutionShape shape, Convolution convolution, Mixing mixing, KernelBuffers passing) {
    this.shape = shape;
    this.convolution = convolution;
    this.mixing = mixing;
    this.passing = passing;
  }

  @Override
  public NDArray forward(NetworkInput input, Arguments arguments, boolean training) {
    KernelBuffers buffers = training ? kept : passing;
    int nodes = input.nodes();
    Shape of = new Shape(nodes, shape.outputComponents(), shape.channels());
    float[] sent = buffers.messages.ofSize(shape.messageSize(nodes));
    convolution.forward(
        input.edges(),
        buffers.features.read(arguments.features()),
        buffers.table.read(arguments.radialTable()),
        sent);
    float[] result = buffers.mixed.ofSize(Math.toIntExact(of.size()));
    mixing.forward(nodes, sent, buffers.weights.read(arguments.mixing()), result);
    return buffers.mixed.share(arguments.features().getManager(), of);
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
        kept.messages.ofSize(shape.messageSize(nodes)),
        kept.weights.ofSize(shape.mixingSize()),
        mixedGradients.read(gradientOfMixed),
        ofMessages,
        weightGradients.ofSize(shape.mixingSize()));
    convolution.backward(
        input.edges(),
        kept.features.ofSize(Math.toIntExact(arguments.features().size())),
        kept.table.ofSize(Math.toIntExact(arguments.radialTable().size())),
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
