package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.supercool.contracts.request.NetworkOptions;
import java.util.List;
import java.util.Random;

/**
 * From features to standardised propensities: the invariants of all layers (the scalars, and the
 * root mean square over m of every other degree) and the node inputs, then one linear map per
 * species to all times at once.
 */
final class Readout {
  private static final float EPSILON = 1e-6f;

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
    parameters.addNormal("readout", fanIn, random, fanIn, (long) species * times);
    parameters.addConstant("readout.shift", 0, (long) species * times);
  }

  /**
   * Reads predictions off.
   *
   * @param layers each layer's features {@code [node, component, channel]}
   * @param inputs node inputs {@code [node, input]}, which begin with the one-hot species
   * @return {@code [node, time]}
   */
  NDArray apply(List<NDArray> layers, NDArray inputs) {
    NDList columns = new NDList(inputs);
    for (NDArray features : layers) {
      columns.add(invariants(features));
    }
    NDArray all =
        NDArrays.concat(columns, 1)
            .matMul(parameters.get("readout"))
            .add(parameters.get("readout.shift"));
    long nodes = all.getShape().get(0);
    NDArray bySpecies = all.reshape(new Shape(nodes, species, -1));
    NDArray own = inputs.get(":, 0:" + species).expandDims(2);
    return bySpecies.mul(own).sum(new int[] {1});
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
