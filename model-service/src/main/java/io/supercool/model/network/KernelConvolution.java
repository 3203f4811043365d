package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.supercool.equivariant.convolution.Convolution;
import io.supercool.equivariant.convolution.ConvolutionShape;
import io.supercool.equivariant.convolution.Mixing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The convolution by the fused kernels of {@code equivariant}, for the CPU. The messages, by far
 * the largest arrays, never leave its buffers, which it keeps from call to call. Not thread-safe.
 */
final class KernelConvolution implements ConvolutionOperator {
  private final ConvolutionShape shape;
  private final Convolution convolution;
  private final Mixing mixing;
  private float[] messages = new float[0];
  private float[] messageGradients = new float[0];

  KernelConvolution(ConvolutionShape shape, Convolution convolution, Mixing mixing) {
    this.shape = shape;
    this.convolution = convolution;
    this.mixing = mixing;
  }

  @Override
  public NDArray forward(NetworkInput input, Arguments arguments) {
    int nodes = input.nodes();
    if (messages.length < shape.messageSize(nodes)) {
      messages = new float[shape.messageSize(nodes)];
    }
    float[] mixed = new float[nodes * shape.outputComponents() * shape.channels()];
    convolution.forward(
        input.edges(),
        arguments.features().toFloatArray(),
        arguments.radialTable().toFloatArray(),
        messages);
    mixing.forward(nodes, messages, arguments.mixing().toFloatArray(), mixed);
    return array(
        arguments.features().getManager(),
        mixed,
        new Shape(nodes, shape.outputComponents(), shape.channels()));
  }

  @Override
  public Arguments backward(
      GradientCollector collector,
      NetworkInput input,
      Arguments arguments,
      NDArray mixedGradients) {
    int nodes = input.nodes();
    if (messageGradients.length < shape.messageSize(nodes)) {
      messageGradients = new float[shape.messageSize(nodes)];
    }
    float[] ofMixing = new float[shape.mixingSize()];
    mixing.backward(
        nodes,
        messages,
        arguments.mixing().toFloatArray(),
        mixedGradients.toFloatArray(),
        messageGradients,
        ofMixing);
    float[] ofFeatures = new float[(int) arguments.features().size()];
    float[] ofTable = new float[(int) arguments.radialTable().size()];
    convolution.backward(
        input.edges(),
        arguments.features().toFloatArray(),
        arguments.radialTable().toFloatArray(),
        messageGradients,
        ofFeatures,
        ofTable);
    NDManager manager = arguments.features().getManager();
    return new Arguments(
        array(manager, ofFeatures, arguments.features().getShape()),
        array(manager, ofTable, arguments.radialTable().getShape()),
        array(manager, ofMixing, arguments.mixing().getShape()));
  }

  /** DJL copies a float[] number by number, a direct buffer not at all. */
  private static NDArray array(NDManager manager, float[] values, Shape shape) {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.nativeOrder());
    buffer.asFloatBuffer().put(values);
    return manager.create(buffer, shape, DataType.FLOAT32);
  }
}
