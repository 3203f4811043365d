package io.supercool.equivariant.convolution;

import java.util.Arrays;
import java.util.List;

/** Translates between the rows of the kernels and the messages' layout, degree by degree. */
final class MessageLayout {

  private final int channels;
  private final int[] outputs;
  private final int[] columns;
  private final int[] widths;

  MessageLayout(ConvolutionShape shape, List<Row> rows) {
    channels = shape.channels();
    outputs = rows.stream().mapToInt(row -> row.path().output()).toArray();
    columns = rows.stream().mapToInt(row -> column(shape, row) * channels).toArray();
    widths = new int[shape.lMax() + 1];
    Arrays.setAll(widths, l -> (2 * l + 1) * shape.paths(l).size() * channels);
  }

  private static int column(ConvolutionShape shape, Row row) {
    List<TensorPath> siblings = shape.paths(row.path().output());
    return row.m3() * siblings.size() + siblings.indexOf(row.path());
  }

  /** Numbers in the rows of a node. */
  int size() {
    return outputs.length * channels;
  }

  /** Copies a node's rows, {@code [row][channel]}, into the messages of all nodes. */
  void write(float[] rows, int node, int nodes, float[] messages) {
    int[] starts = starts(node, nodes);
    for (int row = 0; row < outputs.length; row++) {
      int at = starts[outputs[row]] + columns[row];
      System.arraycopy(rows, row * channels, messages, at, channels);
    }
  }

  /** Copies the messages of a range of nodes to {@code rows[node][row][channel]}. */
  void read(float[] messages, int first, int last, int nodes, float[] rows) {
    for (int node = first; node < last; node++) {
      int[] starts = starts(node, nodes);
      for (int row = 0; row < outputs.length; row++) {
        int at = starts[outputs[row]] + columns[row];
        System.arraycopy(messages, at, rows, node * size() + row * channels, channels);
      }
    }
  }

  private int[] starts(int node, int nodes) {
    int[] starts = new int[widths.length];
    int degree = 0;
    for (int output = 0; output < widths.length; output++) {
      starts[output] = degree + node * widths[output];
      degree += nodes * widths[output];
    }
    return starts;
  }
}
