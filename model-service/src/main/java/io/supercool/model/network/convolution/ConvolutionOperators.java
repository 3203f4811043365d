package io.supercool.model.network.convolution;

import ai.djl.ndarray.NDManager;
import io.supercool.equivariant.convolution.Convolutions;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.function.IntFunction;

/** Makes the convolutions of a network's layers, which share what they can. */
public final class ConvolutionOperators {
  private ConvolutionOperators() {}

  /**
   * The fused kernels, for every layer by its index.
   *
   * @param shapes of the layers
   * @param threads that share the nodes
   */
  public static IntFunction<ConvolutionOperator> kernels(
      IntFunction<ConvolutionShape> shapes, RadialGrid grid, int threads) {
    KernelConvolution.Buffers shared = new KernelConvolution.Buffers();
    return layer -> {
      ConvolutionShape shape = shapes.apply(layer);
      return new KernelConvolution(
          shape,
          Convolutions.create(shape, grid, threads),
          Convolutions.createMixing(shape, threads),
          shared);
    };
  }

  /**
   * Tensor operations, for every layer by its index, on the device of {@code manager}.
   *
   * @param shapes of the layers
   * @param lMax highest degree of the harmonics
   */
  public static IntFunction<ConvolutionOperator> tensors(
      IntFunction<ConvolutionShape> shapes, RadialGrid grid, int lMax, NDManager manager) {
    var slots = new NeighbourSlots.OfStep(grid, lMax);
    return layer -> new TensorConvolution(shapes.apply(layer), slots, manager);
  }
}
