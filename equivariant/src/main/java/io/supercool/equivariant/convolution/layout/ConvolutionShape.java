package io.supercool.equivariant.convolution.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sizes and layouts of one convolution and its mixing.
 *
 * <pre>
 *   features        [node][component][channel], component l * l + l + m, l up to lMaxInput
 *   radial table    [knot][path][channel], in the order of paths()
 *   messages        [node][row][channel], in the order of rows()
 *   mixing weights  [path][channel][mixed channel], in the order of paths()
 *   mixed features  [node][component][channel], l up to lMax
 * </pre>
 *
 * A gradient has the layout of what it is the gradient of. The {@code require} methods refuse
 * arrays that are too short, before a kernel runs out of them midway; longer ones are allowed.
 *
 * @param lMaxInput highest degree of the features, 0 in the first layer
 * @param lMax highest degree of harmonics and messages
 * @param channels features per degree
 * @param parity true: only paths with even l1 + l2 + l3, so that features of degree l have parity
 *     (-1)^l; false: all
 */
public record ConvolutionShape(int lMaxInput, int lMax, int channels, boolean parity) {

  /**
   * One component of the messages of one path.
   *
   * @param m3 component of the output degree, from 0
   */
  public record Row(TensorPath path, int m3) {}

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
        TensorPath path = new TensorPath(input, harmonic, output);
        if (!parity || path.keepsParity()) {
          paths.add(path);
        }
      }
    }
    return paths;
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

  /** Components of the features of a node: (lMaxInput + 1)^2. */
  public int inputComponents() {
    return (lMaxInput + 1) * (lMaxInput + 1);
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

  /** Numbers in a radial table of {@code knots} knots. */
  public int radialTableSize(int knots) {
    return knots * paths().size() * channels;
  }

  /** Numbers in the mixing weights. */
  public int mixingSize() {
    return paths().size() * channels * channels;
  }

  /**
   * @throws IllegalArgumentException when {@code features} are too short for {@code nodes} nodes
   */
  public void requireFeatures(int nodes, float[] features) {
    require("features", features, nodes * inputComponents() * channels);
  }

  /**
   * @throws IllegalArgumentException when {@code table} is too short for {@code knots} knots
   */
  public void requireRadialTable(int knots, float[] table) {
    require("radial table", table, radialTableSize(knots));
  }

  /**
   * @throws IllegalArgumentException when {@code messages} are too short for {@code nodes} nodes
   */
  public void requireMessages(int nodes, float[] messages) {
    require("messages", messages, messageSize(nodes));
  }

  /**
   * @throws IllegalArgumentException when {@code weights} are too short
   */
  public void requireMixingWeights(float[] weights) {
    require("mixing weights", weights, mixingSize());
  }

  /**
   * @throws IllegalArgumentException when {@code mixed} is too short for {@code nodes} nodes
   */
  public void requireMixed(int nodes, float[] mixed) {
    require("mixed features", mixed, nodes * outputComponents() * channels);
  }

  private static void require(String name, float[] array, int length) {
    if (array.length < length) {
      throw new IllegalArgumentException(
          name + " hold " + array.length + " numbers, " + length + " are needed");
    }
  }
}
