package io.supercool.model.network.readout;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.model.network.engine.Differentiable;
import io.supercool.model.network.engine.ParameterList;
import io.supercool.model.network.engine.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * From features to standardised propensities: the invariants of all layers (the scalars, and the
 * root mean square over m of every other degree) and the node inputs, X, then one linear map per
 * species and level of coarse-graining k to all times at once:
 *
 * <pre>
 *   out = b + sum_k S^k X W_k,   k = 0..coarseGraining,   S = {@link NeighbourAverage}
 * </pre>
 *
 * Mobility is correlated over distances that the layers alone hardly learn to reach. W_k begins at
 * 0 for k > 0.
 */
public final class Readout {
  private static final float EPSILON = 1e-6f;
  private static final String PREFIX = "readout";
  private static final String SHIFT = PREFIX + ".shift";

  /** Of the averages' weights, as in the expert descriptors. */
  private static final double RANGE = 2.1;

  private final Parameters parameters;
  private final NetworkOptions options;
  private final int speciesCount;

  /** Reads the parameters; {@code speciesCount} is the number of species the network knows. */
  public Readout(Parameters parameters, NetworkOptions options, int speciesCount) {
    this.parameters = parameters;
    this.options = options;
    this.speciesCount = speciesCount;
  }

  /**
   * Adds the parameters.
   *
   * @param inputs number of node inputs
   * @param speciesCount number of species
   * @param times number of times
   */
  public static void initialise(
      ParameterList parameters,
      NetworkOptions options,
      int inputs,
      int speciesCount,
      int times,
      Random random) {
    int fanIn = options.layers() * (options.lMax() + 1) * options.channels() + inputs;
    long outputs = (long) speciesCount * times;
    parameters.addNormal(name(0), fanIn, random, fanIn, outputs);
    for (int level = 1; level <= options.coarseGraining(); level++) {
      parameters.addConstant(name(level), 0, fanIn, outputs);
    }
    parameters.addConstant(SHIFT, 0, outputs);
  }

  /** Columns of time {@code to} become those of time {@code from}, in every map and the shift. */
  public void copyTime(int from, int to) {
    for (int level = 0; level <= options.coarseGraining(); level++) {
      copyTime(parameters.get(name(level)), from, to);
    }
    copyTime(parameters.get(SHIFT), from, to);
  }

  private void copyTime(NDArray columns, int from, int to) {
    float[] values = columns.toFloatArray();
    int times = (int) columns.getShape().get(columns.getShape().dimension() - 1) / speciesCount;
    for (int first = 0; first < values.length; first += times) {
      values[first + to] = values[first + from];
    }
    columns.set(values);
  }

  /**
   * The forward pass up to the maps of all levels, Z_k = X W_k and b added to Z_0, which the engine
   * differentiates; the rest is the output's own.
   *
   * @param layers each layer's features {@code [node, component, channel]}; not modified
   * @param inputs node inputs {@code [node, input]}; not modified
   * @param edges of the graph
   * @param species index of each node's species
   */
  public CoarseGrainedOutput apply(
      List<NDArray> layers, NDArray inputs, Edges edges, byte[] species) {
    NDArray invariants = columns(layers, inputs);
    List<NDArray> levels = new ArrayList<>();
    levels.add(invariants.matMul(parameters.get(name(0))).add(parameters.get(SHIFT)));
    for (int level = 1; level <= options.coarseGraining(); level++) {
      levels.add(invariants.matMul(parameters.get(name(level))));
    }
    return new CoarseGrainedOutput(
        species, speciesCount, levels, new NeighbourAverage(edges, RANGE));
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
  public float[] regressors(List<NDArray> layers, NDArray inputs, Edges edges) {
    NeighbourAverage average = new NeighbourAverage(edges, RANGE);
    float[] own = columns(layers, inputs).toFloatArray();
    int columns = own.length / edges.nodes();
    int levels = options.coarseGraining() + 1;
    float[] all = new float[own.length * levels];
    for (int level = 0; level < levels; level++) {
      for (int node = 0; node < edges.nodes(); node++) {
        int to = (node * levels + level) * columns;
        System.arraycopy(own, node * columns, all, to, columns);
      }
      own = average.forward(own, columns);
    }
    return all;
  }

  /**
   * Replaces maps and shift.
   *
   * @param weights of each species, {@code [regressor * times + time]}, the shift last
   */
  public void replace(double[][] weights) {
    int levels = options.coarseGraining() + 1;
    NDArray shift = parameters.get(SHIFT);
    int outputs = (int) shift.size();
    int rows = (weights[0].length * speciesCount - outputs) / outputs / levels;
    for (int level = 0; level < levels; level++) {
      parameters.get(name(level)).set(rows(weights, level * rows, rows, outputs));
    }
    shift.set(rows(weights, levels * rows, 1, outputs));
  }

  /** Rows {@code [row][species, time]} of all species' weights. */
  private float[] rows(double[][] weights, int first, int count, int outputs) {
    int times = outputs / speciesCount;
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
  public static boolean owns(String name) {
    return name.startsWith(PREFIX);
  }

  private static String name(int level) {
    return level == 0 ? PREFIX : PREFIX + ".coarse." + level;
  }

  /** The invariants of one layer, {@code [node, degree * channels + channel]}. */
  public NDArray invariants(NDArray features) {
    NDList columns = new NDList(Differentiable.degree(features, 0).squeeze(1));
    for (int degree = 1; degree <= options.lMax(); degree++) {
      columns.add(
          Differentiable.degree(features, degree).square().mean(new int[] {1}).add(EPSILON).sqrt());
    }
    return NDArrays.concat(columns, 1);
  }
}
