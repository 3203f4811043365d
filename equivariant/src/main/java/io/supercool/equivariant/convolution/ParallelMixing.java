package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.kernel.MixingKernel;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import java.util.Arrays;

/**
 * Shares the nodes among threads in ranges that depend on their number only; the ranges' gradients
 * of the weights are added up in order, so the result is the same to the bit for any number of
 * threads.
 */
final class ParallelMixing implements Mixing {

  private final ConvolutionShape shape;
  private final MixingKernel kernel;
  private final Workers workers;
  private final float[] transposed;
  private final float[][] rangeGradients;

  ParallelMixing(ConvolutionShape shape, int threads, MixingKernel kernel) {
    this.shape = shape;
    this.kernel = kernel;
    workers = new Workers(threads);
    transposed = new float[shape.mixingSize()];
    rangeGradients = new float[NodeRanges.MAX_RANGES][shape.mixingSize()];
  }

  @Override
  public void forward(int nodes, float[] messages, float[] weights, float[] mixed) {
    check(nodes, messages, weights, mixed);
    NodeRanges ranges = NodeRanges.of(nodes);
    workers.run(
        ranges.count(),
        (worker, range) ->
            kernel.forward(ranges.start(range), ranges.start(range + 1), messages, weights, mixed));
  }

  @Override
  public void backward(
      int nodes,
      float[] messages,
      float[] weights,
      float[] mixedGradients,
      float[] messageGradients,
      float[] weightGradients) {
    check(nodes, messages, weights, mixedGradients);
    check(nodes, messageGradients, weightGradients, mixedGradients);
    transpose(weights);
    NodeRanges ranges = NodeRanges.of(nodes);
    workers.run(
        ranges.count(),
        (worker, range) -> {
          int first = ranges.start(range);
          int last = ranges.start(range + 1);
          kernel.backwardToMessages(first, last, transposed, mixedGradients, messageGradients);
          Arrays.fill(rangeGradients[range], 0);
          kernel.backwardToWeights(first, last, messages, mixedGradients, rangeGradients[range]);
        });
    NodeRanges.addUp(rangeGradients, ranges.count(), 0, transposed.length, weightGradients);
  }

  private void transpose(float[] weights) {
    int channels = shape.channels();
    for (int path = 0; path < transposed.length; path += channels * channels) {
      for (int from = 0; from < channels; from++) {
        for (int to = 0; to < channels; to++) {
          transposed[path + to * channels + from] = weights[path + from * channels + to];
        }
      }
    }
  }

  private void check(int nodes, float[] messages, float[] weights, float[] mixed) {
    shape.requireMessages(nodes, messages);
    shape.requireMixingWeights(weights);
    shape.requireMixed(nodes, mixed);
  }
}
