package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.supercool.equivariant.convolution.Convolution;
import io.supercool.equivariant.convolution.ConvolutionShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The convolution by the fused kernels of {@code equivariant}, for the CPU. Keeps its buffers from
 * call to call: the messages of a call are valid until the next. Not thread-safe.
 */
final class KernelConvolution implements ConvolutionOperator {
  private final ConvolutionShape shape;
  private final Convolution kernel;
  private float[] messages = new float[0];
  private ByteBuffer shared = ByteBuffer.allocateDirect(0);

  KernelConvolution(ConvolutionShape shape, Convolution kernel) {
    this.shape = shape;
    this.kernel = kernel;
  }

  @Override
  public NDList forward(NetworkInput input, NDArray features, NDArray radialTable) {
    int nodes = input.nodes();
    reserve(shape.messageSize(nodes));
    kernel.forward(input.edges(), features.toFloatArray(), radialTable.toFloatArray(), messages);
    shared.asFloatBuffer().put(messages, 0, shape.messageSize(nodes));
    NDList degrees = new NDList();
    for (int degree = 0; degree <= shape.lMax(); degree++) {
      degrees.add(degree(features.getManager(), degree, nodes));
    }
    return degrees;
  }

  /** A view of the direct buffer, without a copy. */
  private NDArray degree(NDManager manager, int degree, int nodes) {
    int width = shape.paths(degree).size() * shape.channels();
    Shape of = new Shape(nodes, 2L * degree + 1, width);
    int from = Float.BYTES * shape.messageOffset(degree, nodes);
    ByteBuffer view =
        shared.slice(from, Math.toIntExact(Float.BYTES * of.size())).order(shared.order());
    return manager.create(view, of, DataType.FLOAT32);
  }

  @Override
  public Gradients backward(
      GradientCollector collector,
      NetworkInput input,
      NDArray features,
      NDArray radialTable,
      NDList messageGradients) {
    int nodes = input.nodes();
    reserve(shape.messageSize(nodes));
    for (int degree = 0; degree <= shape.lMax(); degree++) {
      float[] gradient = messageGradients.get(degree).toFloatArray();
      System.arraycopy(gradient, 0, messages, shape.messageOffset(degree, nodes), gradient.length);
    }
    float[] featureGradients = new float[(int) features.size()];
    float[] tableGradients = new float[(int) radialTable.size()];
    kernel.backward(
        input.edges(),
        features.toFloatArray(),
        radialTable.toFloatArray(),
        messages,
        featureGradients,
        tableGradients);
    NDManager manager = features.getManager();
    return new Gradients(
        manager.create(featureGradients, features.getShape()),
        manager.create(tableGradients, radialTable.getShape()));
  }

  private void reserve(int size) {
    if (messages.length < size) {
      messages = new float[size];
      shared = ByteBuffer.allocateDirect(Float.BYTES * size).order(ByteOrder.nativeOrder());
    }
  }
}
