package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.radial.RadialGrid;
import io.supercool.model.network.convolution.ConvolutionOperator;
import io.supercool.model.network.engine.GradientLeaves;
import io.supercool.model.network.engine.GradientMode;
import io.supercool.model.network.engine.ParameterList;
import io.supercool.model.network.engine.Parameters;
import io.supercool.model.network.layer.Layer;
import io.supercool.model.network.layer.RadialFunctions;
import io.supercool.model.network.readout.CoarseGrainedOutput;
import io.supercool.model.network.readout.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * The rotation-equivariant network of Pezzicoli, Charpiat and Landes (SciPost Phys. 16, 136, 2024)
 * in the form docs/explanation/network.md describes. Not thread-safe: its convolutions keep
 * buffers.
 */
public final class EquivariantNetwork implements AutoCloseable {
  private final NDManager manager;
  private final Parameters parameters;
  private final List<Layer> layers = new ArrayList<>();
  private final List<ConvolutionOperator> convolutions = new ArrayList<>();
  private final Readout readout;

  /**
   * A network with random weights.
   *
   * @param parent where its arrays live, which chooses the device
   * @param species number of species
   * @param inputs number of node inputs: species and scalars together
   * @param times number of times it predicts
   * @param operators gives the convolution of a layer
   */
  public EquivariantNetwork(
      NDManager parent,
      NetworkOptions options,
      int species,
      int inputs,
      int times,
      long seed,
      IntFunction<ConvolutionOperator> operators) {
    manager = parent.newSubManager();
    parameters = new Parameters(manager);
    define(parameters, options, species, inputs, times, seed);
    RadialGrid grid = Networks.radialGrid(options);
    for (int index = 0; index < options.layers(); index++) {
      layers.add(new Layer(parameters, options, index, grid, manager));
      convolutions.add(operators.apply(index));
    }
    readout = new Readout(parameters, options, species);
  }

  /** Names the parameters that a network has, see the constructor. */
  static void define(
      ParameterList parameters,
      NetworkOptions options,
      int species,
      int inputs,
      int times,
      long seed) {
    Random random = new Random(seed);
    for (int index = 0; index < options.layers(); index++) {
      Layer.initialise(parameters, options, index, inputs, random);
    }
    Readout.initialise(parameters, options, inputs, species, times, random);
  }

  /** Its numbers. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * Overwrites the readout of time {@code to} with that of time {@code from}.
   *
   * @param from index of a time the network has learned
   * @param to index of one it has not
   */
  public void copyReadout(int from, int to) {
    readout.copyTime(from, to);
  }

  /**
   * What the readout is linear in, {@code [node][regressor]} in row-major order: node inputs and
   * invariants of all layers, then their averages level by level.
   */
  public float[] regressors(NetworkInput input) {
    try (NDManager step = manager.newSubManager()) {
      List<NDArray> features = forward(step, input, false).features();
      return readout.regressors(features, input.nodeInputs(step), input.edges());
    }
  }

  /**
   * Replaces the readout.
   *
   * @param weights of each species, {@code [regressor * times + time]}, the constant last
   */
  public void replaceReadout(double[][] weights) {
    readout.replace(weights);
  }

  /**
   * Overwrites the layers with those of another network of the same shape, which may predict other
   * times.
   *
   * @param saved the other's numbers
   * @throws IllegalArgumentException if a name is missing or a shape differs
   */
  public void loadLayers(NDList saved) {
    parameters.load(saved, name -> !Readout.owns(name));
  }

  /** Predicts standardised propensities, {@code [node][time]} in row-major order. */
  public float[] predict(NetworkInput input) {
    try (NDManager step = manager.newSubManager()) {
      return forward(step, input, false).output().predictions();
    }
  }

  /**
   * One forward and backward pass in training mode: sets the gradient of every trained parameter to
   * that of the {@link Loss} and moves the running statistics. The parameters themselves stay.
   *
   * @param targets standardised, {@code [node * times + time]}
   * @param weights what each time counts in the loss; 0 for one without targets
   */
  public StepResult lossAndGradients(NetworkInput input, float[] targets, float[] weights) {
    return Backpropagation.step(this, manager, input, targets, weights);
  }

  /**
   * What a training step saw.
   *
   * @param loss see {@link Loss}
   * @param predictions standardised, {@code [node * times + time]}
   */
  public record StepResult(float loss, float[] predictions) {}

  /**
   * The forward pass through all layers and the readout, formulas: {@link Layer}, {@link Readout}.
   * In training, what a layer gives to the convolution, to its second half and to the next layer
   * are leaves, cut from one another; see {@link Backpropagation}.
   *
   * @param step owns all that is computed
   * @param training whether a backward pass may follow; then the running statistics move
   */
  ForwardPass forward(NDManager step, NetworkInput input, boolean training) {
    if (!training) {
      GradientMode.off();
    }
    NDArray inputs = input.nodeInputs(step);
    NDArray scale = step.create((float) (1 / Math.sqrt(input.meanDegree())));
    List<ForwardPass.LayerPass> passes = new ArrayList<>();
    List<NDArray> allFeatures = new ArrayList<>();
    NDArray features = null;
    for (int index = 0; index < layers.size(); index++) {
      Layer layer = layers.get(index);
      ConvolutionOperator convolution = convolutions.get(index);
      NDArray before = layer.beforeConvolution(features, inputs);
      var arguments =
          new ConvolutionOperator.Arguments(before, layer.radialTable(step), layer.mixing(scale));
      NDArray mixed = convolution.forward(input.edges(), arguments.stopGradient(), training);
      NDArray beforeLeaf = before;
      if (training) {
        GradientLeaves.attach(mixed);
        beforeLeaf = GradientLeaves.of(before);
      }
      NDArray after = layer.afterConvolution(beforeLeaf, mixed, training);
      features = training ? GradientLeaves.of(after) : after;
      allFeatures.add(features);
      passes.add(
          new ForwardPass.LayerPass(convolution, arguments, beforeLeaf, mixed, after, features));
    }
    CoarseGrainedOutput output = readout.apply(allFeatures, inputs, input.edges(), input.species());
    return new ForwardPass(passes, output);
  }

  /** The invariants of every layer, {@code [node][layer, degree, channel]} in row-major order. */
  public float[] invariants(NetworkInput input) {
    try (NDManager step = manager.newSubManager()) {
      NDList columns = new NDList();
      for (NDArray features : forward(step, input, false).features()) {
        columns.add(readout.invariants(features));
      }
      return NDArrays.concat(columns, 1).toFloatArray();
    }
  }

  /** The first layer's radial functions, on the knots within the cutoff. */
  public RadialFunctions radialFunctions() {
    GradientMode.off();
    try (NDManager step = manager.newSubManager()) {
      return layers.get(0).radialFunctions(step);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
