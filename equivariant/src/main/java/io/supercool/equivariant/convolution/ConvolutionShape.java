package io.supercool.equivariant.convolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sizes and layouts of one convolution.
 *
 * <p>Features are {@code [node][component][channel]} with component {@code l * l + l + m}, messages
 * {@code [node][row][channel]} in the order of {@link #rows()}. The radial table is {@code
 * [knot][path][channel]} and the mixing weights are {@code [path][channel][mixed channel]}, both
 * with the paths in the order of {@link #paths()}.
 *
 * @param lMaxInput highest degree of the features, 0 in the first layer
 * @param lMax highest degree of harmonics and messages
 * @param channels features per degree
 * @param parity true: only paths with even l1 + l2 + l3, so that features of degree l have parity
 *     (-1)^l; false: all
 */
public record ConvolutionShape(int lMaxInput, int lMax, int channels, boolean parity) {

  /** All paths, by output degree, then input degree, then harmonic degree. */
  public List<TensorPath> paths() {
    List<TensorPath> paths = new ArrayList<>();
    for (int output = 0; output <= lMax; output++) {
      paths.addAll(paths(output));
    }
    return paths;
  }

  /** The paths that lead to one output degree. */
  public List<TensorPath> paths(int output) {
    List<TensorPath> paths = new ArrayList<>();
    for (int input = 0; input <= lMaxInput; input++) {
      for (int harmonic = Math.abs(input - output);
          harmonic <= Math.min(input + output, lMax);
          harmonic++) {
        if (!parity || (input + harmonic + output) % 2 == 0) {
          paths.add(new TensorPath(input, harmonic, output));
        }
      }
    }
    return paths;
  }

  /** Components of the features of a node: (lMaxInput + 1)^2. */
  public int inputComponents() {
    return (lMaxInput + 1) * (lMaxInput + 1);
  }

  /**
   * The rows of a node's messages: every component of every path. By input degree, then m3, so that
   * a kernel that runs over them meets rows of the same path far apart.
   */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int input = 0; input <= lMaxInput; input++) {
      List<Row> ofDegree = new ArrayList<>();
      for (TensorPath path : paths()) {
        for (int m3 = 0; path.input() == input && m3 <= 2 * path.output(); m3++) {
          ofDegree.add(new Row(path, m3));
        }
      }
      ofDegree.sort(Comparator.comparingInt(Row::m3));
      rows.addAll(ofDegree);
    }
    return rows;
  }

  /** Components of what mixing makes of a node's messages: (lMax + 1)^2. */
  public int outputComponents() {
    return (lMax + 1) * (lMax + 1);
  }

  /**
   * Numbers in the messages of {@code nodes} nodes.
   *
   * @throws ArithmeticException when they exceed what one array holds
   */
  public int messageSize(int nodes) {
    return Math.multiplyExact(rows().size() * channels, nodes);
  }

  /** Numbers in the mixing weights. */
  public int mixingSize() {
    return paths().size() * channels * channels;
  }
}
