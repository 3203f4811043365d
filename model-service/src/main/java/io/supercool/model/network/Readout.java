package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.supercool.contracts.request.NetworkOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * From features to standardised propensities: the invariants of all layers (the scalars, and the
 * root mean square over m of every other degree) and the node inputs, X, then one linear map per
 * species and level of coarse-graining to all times at once:
 *
 * <pre>
 *   out = b + sum_k S^k X W_k,   k = 0..coarseGraining,   S = {@link NeighbourAverage}
 * </pre>
 *
 * Mobility is correlated over distances that the layers alone hardly learn to reach. W_k begins at
 * 0 for k > 0.
 */
final class Readout {
  private static final float EPSILON = 1e-6f;
  private static final String PREFIX = "readout";
  private static final String SHIFT = PREFIX + ".shift";

  /** Of the averages' weights, as in the expert descriptors. */
  private static final double RANGE = 2.1;

  private final Parameters parameters;
  private final NetworkOptions options;
  private final int species;

  Readout(Parameters parameters, NetworkOptions options, int species) {
    this.parameters = parameters;
    this.options = options;
    this.species = species;
  }

  /** Adds the parameters. */
  static void initialise(
      Parameters parameters,
      NetworkOptions options,
      int inputs,
      int species,
      int times,
      Random random) {
    int fanIn = options.layers() * (options.lMax() + 1) * options.channels() + inputs;
    long outputs = (long) species * times;
    parameters.addNormal(name(0), fanIn, random, fanIn, outputs);
    for (int level = 1; level <= options.coarseGraining(); level++) {
      parameters.addConstant(name(level), 0, fanIn, outputs);
    }
    parameters.addConstant(SHIFT, 0, outputs);
  }

  /** Columns of time {@code to} become those of time {@code from}, in every map and the shift. */
  void adopt(int from, int to) {
    for (int level = 0; level <= options.coarseGraining(); level++) {
      adopt(parameters.get(name(level)), from, to);
    }
    adopt(parameters.get(SHIFT), from, to);
  }

  private void adopt(NDArray columns, int from, int to) {
    float[] values = columns.toFloatArray();
    int times = (int) columns.getShape().get(columns.getShape().dimension() - 1) / species;
    for (int first = 0; first < values.length; first += times) {
      values[first + to] = values[first + from];
    }
    columns.set(values);
  }

  /**
   * Reads predictions off.
   *
   * @param layers each layer's features {@code [node, component, channel]}
   * @param inputs node inputs {@code [node, input]}
   */
  Reading apply(List<NDArray> layers, NDArray inputs, NetworkInput input) {
    NDArray invariants = columns(layers, inputs);
    List<NDArray> levels = new ArrayList<>();
    levels.add(invariants.matMul(parameters.get(name(0))).add(parameters.get(SHIFT)));
    for (int level = 1; level <= options.coarseGraining(); level++) {
      levels.add(invariants.matMul(parameters.get(name(level))));
    }
    return new Reading(input, levels, new NeighbourAverage(input.edges(), RANGE));
  }

  /** X: node inputs and all layers' invariants, {@code [node, column]}. */
  private NDArray columns(List<NDArray> layers, NDArray inputs) {
    NDList columns = new NDList(inputs);
    for (NDArray features : layers) {
      columns.add(invariants(features));
    }
    return NDArrays.concat(columns, 1);
  }

  /**
   * What the maps of all levels act on, S^k X, {@code [node][level, column]} in row-major order.
   */
  float[] regressors(List<NDArray> layers, NDArray inputs, NetworkInput input) {
    NeighbourAverage average = new NeighbourAverage(input.edges(), RANGE);
    float[] own = columns(layers, inputs).toFloatArray();
    int columns = own.length / input.nodes();
    int levels = options.coarseGraining() + 1;
    float[] all = new float[own.length * levels];
    for (int level = 0; level < levels; level++) {
      for (int node = 0; node < input.nodes(); node++) {
        int to = (node * levels + level) * columns;
        System.arraycopy(own, node * columns, all, to, columns);
      }
      own = average.of(own, columns);
    }
    return all;
  }

  /**
   * Replaces maps and shift.
   *
   * @param weights of each species, {@code [regressor * times + time]}, the shift last
   */
  void set(double[][] weights) {
    int levels = options.coarseGraining() + 1;
    NDArray shift = parameters.get(SHIFT);
    int outputs = (int) shift.size();
    int rows = (weights[0].length * species - outputs) / outputs / levels;
    for (int level = 0; level < levels; level++) {
      parameters.get(name(level)).set(rows(weights, level * rows, rows, outputs));
    }
    shift.set(rows(weights, levels * rows, 1, outputs));
  }

  /** Rows {@code [row][species, time]} of all species' weights. */
  private float[] rows(double[][] weights, int first, int count, int outputs) {
    int times = outputs / species;
    float[] rows = new float[count * outputs];
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < outputs; column++) {
        rows[row * outputs + column] =
            (float) weights[column / times][(first + row) * times + column % times];
      }
    }
    return rows;
  }

  /** Whether a parameter of that name is of the readout. */
  static boolean owns(String name) {
    return name.startsWith(PREFIX);
  }

  private static String name(int level) {
    return level == 0 ? PREFIX : PREFIX + ".coarse." + level;
  }

  /** The invariants of one layer, {@code [node, degree * channels + channel]}. */
  NDArray invariants(NDArray features) {
    NDList columns = new NDList(Layer.degree(features, 0).squeeze(1));
    for (int degree = 1; degree <= options.lMax(); degree++) {
      columns.add(Layer.degree(features, degree).square().mean(new int[] {1}).add(EPSILON).sqrt());
    }
    return NDArrays.concat(columns, 1);
  }
}
