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
    parameters.addConstant("readout.shift", 0, outputs);
  }

  /** Columns of time {@code to} become those of time {@code from}, in every map and the shift. */
  void adopt(int from, int to) {
    for (int level = 0; level <= options.coarseGraining(); level++) {
      adopt(parameters.get(name(level)), from, to);
    }
    adopt(parameters.get("readout.shift"), from, to);
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
    NDList columns = new NDList(inputs);
    for (NDArray features : layers) {
      columns.add(invariants(features));
    }
    NDArray invariants = NDArrays.concat(columns, 1);
    List<NDArray> levels = new ArrayList<>();
    levels.add(invariants.matMul(parameters.get(name(0))).add(parameters.get("readout.shift")));
    for (int level = 1; level <= options.coarseGraining(); level++) {
      levels.add(invariants.matMul(parameters.get(name(level))));
    }
    return new Reading(input, levels, new NeighbourAverage(input.edges(), RANGE));
  }

  private static String name(int level) {
    return level == 0 ? "readout" : "readout.coarse." + level;
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
