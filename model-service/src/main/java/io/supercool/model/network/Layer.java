package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.convolution.ConvolutionShape;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One layer of the network, in two halves around the convolution:
 *
 * <pre>
 *   enter:  f = h with a linear map of the node inputs added to its scalars
 *   (convolution: m = messages of f, mixed linearly over (path, channel), separately per degree,
 *   over sqrt(mean degree))
 *   leave:  h' = f + normalise(m)
 * </pre>
 */
final class Layer {
  private final Parameters parameters;
  private final ConvolutionShape shape;
  private final String prefix;
  private final RadialGrid grid;
  private final RadialNetwork radial;
  private final DegreeNormalisation normalisation;

  Layer(
      Parameters parameters,
      NetworkOptions options,
      int index,
      RadialGrid grid,
      NDManager manager) {
    this.parameters = parameters;
    this.grid = grid;
    shape = shape(options, index);
    prefix = prefix(index);
    radial = new RadialNetwork(parameters, prefix + ".radial", options, grid, manager);
    normalisation = new DegreeNormalisation(parameters, prefix + ".norm");
  }

  /** Layer {@code index}'s convolution: the first sees scalars alone. */
  static ConvolutionShape shape(NetworkOptions options, int index) {
    return new ConvolutionShape(
        index == 0 ? 0 : options.lMax(), options.lMax(), options.channels(), options.parity());
  }

  private static String prefix(int index) {
    return "layer." + index;
  }

  /** Adds the parameters of layer {@code index} for {@code inputs} node inputs. */
  static void initialise(
      Parameters parameters, NetworkOptions options, int index, int inputs, Random random) {
    ConvolutionShape shape = shape(options, index);
    String prefix = prefix(index);
    int channels = options.channels();
    parameters.addNormal(prefix + ".input", inputs, random, inputs, channels);
    RadialNetwork.initialise(
        parameters, prefix + ".radial", options, shape.paths().size() * channels, random);
    for (int degree = 0; degree <= options.lMax(); degree++) {
      int fanIn = shape.paths(degree).size() * channels;
      parameters.addNormal(prefix + ".mix." + degree, fanIn, random, fanIn, channels);
    }
    DegreeNormalisation.initialise(parameters, prefix + ".norm", options.lMax(), channels);
  }

  /**
   * Adds the node inputs to the scalars.
   *
   * @param features {@code [node, component, channel]}; null before the first layer
   * @param inputs {@code [node, input]}
   */
  NDArray enter(@Nullable NDArray features, NDArray inputs) {
    NDArray added = inputs.matMul(parameters.get(prefix + ".input")).expandDims(1);
    if (features == null) {
      return added;
    }
    NDArray scalars = features.get(new NDIndex(":, 0:1")).add(added);
    return shape.lMax() == 0
        ? scalars
        : NDArrays.concat(new NDList(scalars, features.get(new NDIndex(":, 1:"))), 1);
  }

  /** The radial functions on the grid's knots. */
  NDArray radialTable(NDManager manager) {
    return radial.table(manager);
  }

  /** The same to look at, of the first layer, where each degree has one path. */
  RadialFunctions radialFunctions(NDManager manager) {
    float[] table = radialTable(manager).toFloatArray();
    int knots = grid.knots();
    int columns = table.length / knots;
    double[] distances = new double[knots];
    float[][][] values = new float[shape.lMax() + 1][shape.channels()][knots];
    for (int k = 0; k < knots; k++) {
      distances[k] = grid.distance(k);
      for (int column = 0; column < columns; column++) {
        values[column / shape.channels()][column % shape.channels()][k] =
            table[k * columns + column];
      }
    }
    return new RadialFunctions(distances, values);
  }

  /**
   * The mixing weights of all degrees, {@code [path * channels + channel, mixed channel]}.
   *
   * @param scale what to multiply them by
   */
  NDArray mixing(NDArray scale) {
    NDList degrees = new NDList();
    for (int degree = 0; degree <= shape.lMax(); degree++) {
      degrees.add(parameters.get(prefix + ".mix." + degree));
    }
    NDArray weights = scale.mul(degrees.head());
    for (NDArray degree : degrees.subList(1, degrees.size())) {
      weights = weights.concat(scale.mul(degree));
    }
    return weights;
  }

  /**
   * Normalises and adds to what entered.
   *
   * @param entered what {@link #enter} gave
   * @param mixed {@code [node, component, channel]} of all degrees
   * @return features {@code [node, component, channel]} of all degrees
   */
  NDArray leave(NDArray entered, NDArray mixed, boolean training) {
    NDList degrees = new NDList();
    for (int degree = 0; degree <= shape.lMax(); degree++) {
      NDArray update = normalisation.apply(degree, degree(mixed, degree), training);
      degrees.add(degree <= shape.lMaxInput() ? update.add(degree(entered, degree)) : update);
    }
    return degrees.size() == 1 ? degrees.head() : NDArrays.concat(degrees, 1);
  }

  /** The components of one degree, {@code [node, m, channel]}. */
  static NDArray degree(NDArray features, int degree) {
    if (degree == 0 && features.getShape().get(1) == 1) {
      // DJL's indexing loses the gradient where it selects everything.
      return features;
    }
    return features.get(new NDIndex(":, {}:{}", degree * degree, (degree + 1) * (degree + 1)));
  }
}
