package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.kernel.ConvolutionKernel;
import io.supercool.equivariant.convolution.kernel.ConvolutionPlan;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Shares the nodes of a graph among threads, each with a kernel of its own. The nodes are cut into
 * ranges that depend on the graph only, and the ranges' gradients of the radial table are added up
 * in order, so the result is the same to the bit for any number of threads.
 */
final class ParallelConvolution implements Convolution {

  private final ConvolutionShape shape;
  private final Workers workers;
  private final ConvolutionKernel[] kernels;
  private final int knots;
  private final int tableSize;
  private final float[][] rangeGradients = new float[NodeRanges.MAX_RANGES][];

  ParallelConvolution(
      ConvolutionPlan plan, RadialGrid grid, int threads, Supplier<ConvolutionKernel> kernel) {
    shape = plan.shape();
    workers = new Workers(threads);
    kernels = new ConvolutionKernel[threads];
    Arrays.setAll(kernels, worker -> kernel.get());
    knots = grid.knots();
    tableSize = shape.radialTableSize(knots);
  }

  @Override
  public void forward(Edges edges, float[] features, float[] radialTable, float[] messages) {
    check(edges, features, radialTable, messages);
    NodeRanges ranges = NodeRanges.of(edges.nodes());
    workers.run(
        ranges.count(),
        (worker, range) ->
            kernels[worker].forward(
                edges,
                ranges.start(range),
                ranges.start(range + 1),
                features,
                radialTable,
                messages));
  }

  @Override
  public void backward(
      Edges edges,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients) {
    check(edges, features, radialTable, messageGradients);
    check(edges, featureGradients, radialTableGradients, messageGradients);
    NodeRanges ranges = NodeRanges.of(edges.nodes());
    workers.run(
        ranges.count(),
        (worker, range) ->
            kernels[worker].backward(
                edges,
                ranges.start(range),
                ranges.start(range + 1),
                features,
                radialTable,
                messageGradients,
                featureGradients,
                clearedGradients(range)));
    workers.run(
        kernels.length,
        (worker, part) ->
            NodeRanges.addUp(
                rangeGradients,
                ranges.count(),
                tableSize / kernels.length * part,
                part + 1 == kernels.length ? tableSize : tableSize / kernels.length * (part + 1),
                radialTableGradients));
  }

  /** The buffers are kept: a fresh page costs far more than a cleared one. */
  private float[] clearedGradients(int range) {
    if (rangeGradients[range] == null) {
      rangeGradients[range] = new float[tableSize];
    } else {
      Arrays.fill(rangeGradients[range], 0);
    }
    return rangeGradients[range];
  }

  private void check(Edges edges, float[] features, float[] radialTable, float[] messages) {
    shape.requireFeatures(edges.nodes(), features);
    shape.requireRadialTable(knots, radialTable);
    shape.requireMessages(edges.nodes(), messages);
    if (edges.lMax() < shape.lMax()) {
      throw new IllegalArgumentException(
          "edges carry harmonics to lMax " + edges.lMax() + ", " + shape.lMax() + " are needed");
    }
  }
}
