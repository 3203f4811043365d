package io.supercool.model.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.radial.RadialGrid;
import io.supercool.model.network.engine.Differentiable;
import io.supercool.model.network.engine.ParameterList;
import io.supercool.model.network.engine.Parameters;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One layer of the network, in two halves around the convolution. With the features h of the layer
 * before, the node inputs x and the mean number of neighbours n,
 *
 * <pre>
 *   before:       f = h, with x A added to its scalars
 *   convolution:  m = the messages of f, mixed by W / sqrt(n) separately per degree
 *   after:        h' = f + normalise(m)
 * </pre>
 *
 * where f is added in the degrees it has: in the first layer those of the scalars alone. The engine
 * differentiates both halves, the radial table and the mixing weights; the convolution between them
 * has a backward pass of its own.
 */
public final class Layer {
  private final Parameters parameters;
  private final ConvolutionShape shape;
  private final String prefix;
  private final RadialGrid grid;
  private final RadialNetwork radial;
  private final DegreeNormalisation normalisation;

  /** Reads the parameters of layer {@code index}; {@code manager} keeps what is constant. */
  public Layer(
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
  public static ConvolutionShape shape(NetworkOptions options, int index) {
    return new ConvolutionShape(
        index == 0 ? 0 : options.lMax(), options.lMax(), options.channels(), options.parity());
  }

  private static String prefix(int index) {
    return "layer." + index;
  }

  /** Adds the parameters of layer {@code index} for {@code inputs} node inputs. */
  public static void initialise(
      ParameterList parameters, NetworkOptions options, int index, int inputs, Random random) {
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
   * The half before the convolution: f.
   *
   * @param features h, {@code [node, component, channel]}; null before the first layer; not
   *     modified
   * @param inputs x, {@code [node, input]}
   * @return {@code [node, component, channel]}, of scalars alone in the first layer
   */
  public NDArray beforeConvolution(@Nullable NDArray features, NDArray inputs) {
    NDArray added = inputs.matMul(parameters.get(prefix + ".input")).expandDims(1);
    if (features == null) {
      return added;
    }
    NDArray scalars = features.get(new NDIndex(":, 0:1")).add(added);
    return shape.lMax() == 0
        ? scalars
        : NDArrays.concat(new NDList(scalars, features.get(new NDIndex(":, 1:"))), 1);
  }

  /** The radial functions on the grid's knots, {@code [knot, path * channels + channel]}. */
  public NDArray radialTable(NDManager manager) {
    return radial.table(manager);
  }

  /** The same to look at, of the first layer, where each degree has one path. */
  public RadialFunctions radialFunctions(NDManager manager) {
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
   * @param scale what to multiply them by, 1 / sqrt(n)
   */
  public NDArray mixing(NDArray scale) {
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
   * The half after the convolution: h'. In training it moves the running statistics.
   *
   * @param before f, what {@link #beforeConvolution} gave; not modified
   * @param mixed m, {@code [node, component, channel]} of all degrees; not modified
   * @return {@code [node, component, channel]} of all degrees
   */
  public NDArray afterConvolution(NDArray before, NDArray mixed, boolean training) {
    NDList degrees = new NDList();
    for (int degree = 0; degree <= shape.lMax(); degree++) {
      NDArray update = normalisation.apply(degree, Differentiable.degree(mixed, degree), training);
      degrees.add(
          degree <= shape.lMaxInput() ? update.add(Differentiable.degree(before, degree)) : update);
    }
    return Differentiable.concatenate(degrees, 1);
  }
}
