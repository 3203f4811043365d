package io.supercool.model.network.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.supercool.equivariant.convolution.Convolution;
import io.supercool.equivariant.convolution.Mixing;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.Edges;

/**
 * The convolution by the fused kernels of {@code equivariant}, for the CPU. The messages, by far
 * the largest arrays, never leave its buffers. All buffers are kept from call to call, so what a
 * call returns is valid until the next of this layer, and in prediction, where layers share them,
 * of any. Not thread-safe.
 */
final class KernelConvolution implements ConvolutionOperator {
  /** What a forward pass reads and fills. */
  static final class Buffers {
    private final KernelArray features = new KernelArray();
    private final KernelArray table = new KernelArray();
    private final KernelArray weights = new KernelArray();
    private final KernelArray messages = new KernelArray();
    private final KernelArray mixed = new KernelArray();
  }

  private final ConvolutionShape shape;
  private final Convolution convolution;
  private final Mixing mixing;
  private final Buffers shared;
  private final Buffers kept = new Buffers();
  private final KernelArray mixedGradients = new KernelArray();
  private final KernelArray messageGradients = new KernelArray();
  private final KernelArray featureGradients = new KernelArray();
  private final KernelArray tableGradients = new KernelArray();
  private final KernelArray weightGradients = new KernelArray();

  /**
   * For one layer.
   *
   * @param shared by the layers of a network: what no backward pass needs
   */
  KernelConvolution(
      ConvolutionShape shape, Convolution convolution, Mixing mixing, Buffers shared) {
    this.shape = shape;
    this.convolution = convolution;
    this.mixing = mixing;
    this.shared = shared;
  }

  @Override
  public NDArray forward(Edges edges, Arguments arguments, boolean training) {
    Buffers buffers = training ? kept : shared;
    int nodes = edges.nodes();
    Shape mixedShape = new Shape(nodes, shape.outputComponents(), shape.channels());
    float[] messages = buffers.messages.ofSize(shape.messageSize(nodes));
    convolution.forward(
        edges,
        buffers.features.read(arguments.features()),
        buffers.table.read(arguments.radialTable()),
        messages);
    float[] mixed = buffers.mixed.ofSize(Math.toIntExact(mixedShape.size()));
    mixing.forward(nodes, messages, buffers.weights.read(arguments.mixing()), mixed);
    return buffers.mixed.share(arguments.features().getManager(), mixedShape);
  }

  @Override
  public Arguments backward(
      GradientCollector collector, Edges edges, Arguments arguments, NDArray gradientOfMixed) {
    // Messages, weights, features and table are still here from the forward pass.
    int nodes = edges.nodes();
    float[] ofMessages = messageGradients.ofSize(shape.messageSize(nodes));
    mixing.backward(
        nodes,
        kept.messages.ofSize(shape.messageSize(nodes)),
        kept.weights.ofSize(shape.mixingSize()),
        mixedGradients.read(gradientOfMixed),
        ofMessages,
        weightGradients.ofSize(shape.mixingSize()));
    convolution.backward(
        edges,
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
