package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.kernel.ConvolutionPlan;
import io.supercool.equivariant.convolution.kernel.MixingPlan;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.scalar.ScalarConvolutionKernel;
import io.supercool.equivariant.convolution.scalar.ScalarMixingKernel;
import io.supercool.equivariant.convolution.vector.VectorConvolutionKernel;
import io.supercool.equivariant.convolution.vector.VectorLanes;
import io.supercool.equivariant.convolution.vector.VectorMixingKernel;
import io.supercool.equivariant.radial.RadialGrid;

/** Chooses the fastest kernels that this machine and virtual machine can run. */
public final class Convolutions {

  /** In a virtual machine started without this module its classes must not be touched. */
  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private Convolutions() {}

  /**
   * A convolution for one shape: on the processor's vectors where the virtual machine was started
   * with {@code --add-modules jdk.incubator.vector} and the channels fill whole vectors (8 where
   * they have 256 bits or more, else 4), otherwise in plain loops. Its results do not depend on the
   * number of threads. It owns its buffers, in the backward pass 32 radial tables, so it takes one
   * call at a time; several instances may run at once.
   *
   * @param threads how many threads share a call, the caller's included
   */
  public static Convolution create(ConvolutionShape shape, RadialGrid grid, int threads) {
    return VECTORS && VectorLanes.fit(shape)
        ? vector(shape, grid, threads)
        : scalar(shape, grid, threads);
  }

  /**
   * The mixing of one shape's messages, on vectors or in plain loops as {@link #create}. It owns
   * its buffers, so it takes one call at a time.
   *
   * @param threads how many threads share a call, the caller's included
   */
  public static Mixing createMixing(ConvolutionShape shape, int threads) {
    return VECTORS && VectorLanes.fit(shape)
        ? vectorMixing(shape, threads)
        : scalarMixing(shape, threads);
  }

  static Mixing scalarMixing(ConvolutionShape shape, int threads) {
    return new ParallelMixing(shape, threads, new ScalarMixingKernel(MixingPlan.of(shape)));
  }

  static Mixing vectorMixing(ConvolutionShape shape, int threads) {
    return new ParallelMixing(shape, threads, new VectorMixingKernel(MixingPlan.of(shape)));
  }

  static Convolution scalar(ConvolutionShape shape, RadialGrid grid, int threads) {
    ConvolutionPlan plan = new ConvolutionPlan(shape);
    return new ParallelConvolution(
        plan, grid, threads, () -> new ScalarConvolutionKernel(plan, grid));
  }

  static Convolution vector(ConvolutionShape shape, RadialGrid grid, int threads) {
    ConvolutionPlan plan = new ConvolutionPlan(shape);
    return new ParallelConvolution(
        plan, grid, threads, () -> new VectorConvolutionKernel(plan, grid));
  }
}
