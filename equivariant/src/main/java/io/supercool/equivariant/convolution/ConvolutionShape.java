package io.supercool.equivariant.convolution;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes and layouts of one convolution.
 *
 * <p>Features are {@code [node][component][channel]} with component {@code l * l + l + m}. Messages
 * are degree by degree, {@code [l3][node][m3][path][channel]}: the paths of an output degree stand
 * in the order of {@link #paths(int)}. The radial table is {@code [knot][path][channel]} with the
 * paths in the order of {@link #paths()}.
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
   * Numbers in the messages of {@code nodes} nodes.
   *
   * @throws ArithmeticException when they exceed what one array holds
   */
  public int messageSize(int nodes) {
    int components = 0;
    for (int output = 0; output <= lMax; output++) {
      components += (2 * output + 1) * paths(output).size();
    }
    return Math.multiplyExact(components * channels, nodes);
  }

  /** Where the messages of degree {@code output} begin. */
  public int messageOffset(int output, int nodes) {
    return output == 0
        ? 0
        : messageOffset(output - 1, nodes)
            + (2 * output - 1) * paths(output - 1).size() * channels * nodes;
  }
}
