package io.supercool.equivariant.convolution;

import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shares the nodes of a graph among threads, each with a kernel of its own. The nodes are cut into
 * ranges that depend on the graph only, and the ranges' gradients of the radial table are added up
 * in order, so the result is the same to the bit for any number of threads.
 */
final class ParallelConvolution implements Convolution {

  private static final int MOST_RANGES = 32;
  private static final int FEWEST_NODES = 64;

  private final ConvolutionShape shape;
  private final Workers workers;
  private final ConvolutionKernel[] kernels;
  private final int tableSize;
  private final MessageLayout layout;
  private final float[][] rangeGradients = new float[MOST_RANGES][];
  private float[] messageGradientRows = new float[0];
  private int[] order = new int[0];
  private @Nullable Edges orderedEdges;

  ParallelConvolution(
      ConvolutionPlan plan, RadialGrid grid, int threads, Supplier<ConvolutionKernel> kernel) {
    shape = plan.shape();
    layout = plan.layout();
    workers = new Workers(threads);
    kernels = new ConvolutionKernel[threads];
    Arrays.setAll(kernels, worker -> kernel.get());
    tableSize = grid.knots() * shape.paths().size() * shape.channels();
  }

  @Override
  public void forward(Edges edges, float[] features, float[] radialTable, float[] messages) {
    check(edges, features, radialTable, messages);
    int[] nodes = order(edges);
    int ranges = ranges(edges.nodes());
    workers.run(
        ranges,
        (worker, range) ->
            kernels[worker].forward(
                edges,
                nodes,
                start(range, ranges, edges.nodes()),
                start(range + 1, ranges, edges.nodes()),
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
    if (messageGradientRows.length < edges.nodes() * layout.size()) {
      messageGradientRows = new float[edges.nodes() * layout.size()];
    }
    int[] nodes = order(edges);
    int ranges = ranges(edges.nodes());
    workers.run(
        ranges,
        (worker, range) ->
            layout.read(
                messageGradients,
                start(range, ranges, edges.nodes()),
                start(range + 1, ranges, edges.nodes()),
                edges.nodes(),
                messageGradientRows));
    workers.run(
        ranges,
        (worker, range) ->
            kernels[worker].backward(
                edges,
                nodes,
                start(range, ranges, edges.nodes()),
                start(range + 1, ranges, edges.nodes()),
                features,
                radialTable,
                messageGradientRows,
                featureGradients,
                clearedGradients(range)));
    workers.run(
        kernels.length,
        (worker, part) ->
            addUp(
                ranges,
                start(part, kernels.length, tableSize),
                start(part + 1, kernels.length, tableSize),
                radialTableGradients));
  }

  private int[] order(Edges edges) {
    if (edges != orderedEdges) {
      orderedEdges = edges;
      order = NodeOrder.of(edges);
    }
    return order;
  }

  private void addUp(int ranges, int from, int to, float[] sum) {
    Arrays.fill(sum, from, to, 0);
    for (int range = 0; range < ranges; range++) {
      float[] gradients = rangeGradients[range];
      for (int i = from; i < to; i++) {
        sum[i] += gradients[i];
      }
    }
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

  private static int ranges(int nodes) {
    return Math.min(MOST_RANGES, nodes / FEWEST_NODES + 1);
  }

  private static int start(int part, int parts, int length) {
    return (int) ((long) length * part / parts);
  }

  private void check(Edges edges, float[] features, float[] radialTable, float[] messages) {
    requireLength("features", features, edges.nodes() * shape.inputComponents() * shape.channels());
    requireLength("radial table", radialTable, tableSize);
    requireLength("messages", messages, shape.messageSize(edges.nodes()));
    if (edges.lMax() < shape.lMax()) {
      throw new IllegalArgumentException(
          "edges carry harmonics to lMax " + edges.lMax() + ", " + shape.lMax() + " are needed");
    }
  }

  private static void requireLength(String name, float[] array, int length) {
    if (array.length < length) {
      throw new IllegalArgumentException(
          name + " hold " + array.length + " numbers, " + length + " are needed");
    }
  }
}
