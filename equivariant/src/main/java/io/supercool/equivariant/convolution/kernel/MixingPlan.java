package io.supercool.equivariant.convolution.kernel;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.TensorPath;
import java.util.List;

/**
 * What the mixing kernels of a shape share: where each row of messages goes when it is mixed.
 *
 * @param channels features per degree
 * @param mixedSize numbers in a node's mixed features
 * @param targets per row, first channel of its component in a node's mixed features
 * @param weights per row, first of its path's weights
 */
public record MixingPlan(int channels, int mixedSize, int[] targets, int[] weights) {

  /** The plan of a shape. */
  public static MixingPlan of(ConvolutionShape shape) {
    List<ConvolutionShape.Row> rows = shape.rows();
    List<TensorPath> paths = shape.paths();
    int channels = shape.channels();
    return new MixingPlan(
        channels,
        shape.outputComponents() * channels,
        rows.stream()
            .mapToInt(row -> (row.path().output() * row.path().output() + row.m3()) * channels)
            .toArray(),
        rows.stream().mapToInt(row -> paths.indexOf(row.path()) * channels * channels).toArray());
  }

  /** Rows of a node's messages. */
  public int rows() {
    return targets.length;
  }
}
