package io.supercool.equivariant.convolution;

import io.supercool.equivariant.radial.RadialGrid;

/** Chooses the fastest convolution that this machine and virtual machine can run. */
public final class Convolutions {

  private Convolutions() {}

  /**
   * A convolution for one shape. It owns its buffers, so it takes one call at a time; several
   * instances may run at once. Its results do not depend on the number of threads.
   *
   * @param threads how many threads share a call, the caller's included
   */
  public static Convolution create(ConvolutionShape shape, RadialGrid grid, int threads) {
    return scalar(shape, grid, threads);
  }

  static Convolution scalar(ConvolutionShape shape, RadialGrid grid, int threads) {
    CouplingPlan plan = new CouplingPlan(shape);
    return new ParallelConvolution(shape, grid, threads, () -> new ScalarKernel(plan, grid));
  }
}
