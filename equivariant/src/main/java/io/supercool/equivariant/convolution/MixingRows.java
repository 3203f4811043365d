package io.supercool.equivariant.convolution;

import java.util.List;

/**
 * Where each row of messages goes when it is mixed.
 *
 * @param channels features per degree
 * @param mixedSize numbers in a node's mixed features
 * @param targets per row, first channel of its component in a node's mixed features
 * @param weights per row, first of its path's weights
 */
record MixingRows(int channels, int mixedSize, int[] targets, int[] weights) {

  static MixingRows of(ConvolutionShape shape) {
    List<Row> rows = shape.rows();
    List<TensorPath> paths = shape.paths();
    int channels = shape.channels();
    return new MixingRows(
        channels,
        shape.outputComponents() * channels,
        rows.stream()
            .mapToInt(row -> (row.path().output() * row.path().output() + row.m3()) * channels)
            .toArray(),
        rows.stream().mapToInt(row -> paths.indexOf(row.path()) * channels * channels).toArray());
  }

  /** Rows of a node's messages. */
  int count() {
    return targets.length;
  }
}
