package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * The rotation-equivariant network of Pezzicoli, Charpiat and Landes (SciPost Phys. 16, 136, 2024)
 * in the form docs/network.md describes. Not thread-safe: its convolutions keep buffers.
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
   * @param inputs node inputs: species and scalars together
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
    Random random = new Random(seed);
    RadialGrid grid = Networks.radialGrid(options);
    for (int index = 0; index < options.layers(); index++) {
      Layer.initialise(parameters, options, index, inputs, random);
      layers.add(new Layer(parameters, options, index, grid, manager));
      convolutions.add(operators.apply(index));
    }
    Readout.initialise(parameters, options, inputs, species, times, random);
    readout = new Readout(parameters, options, species);
  }

  /** Its numbers. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The readout of time {@code to} becomes that of time {@code from}.
   *
   * @param from index of a time the network has learned
   * @param to index of one it has not
   */
  public void adopt(int from, int to) {
    readout.adopt(from, to);
  }

  /**
   * What the readout is linear in, {@code [node][regressor]} in row-major order: node inputs and
   * invariants of all layers, then their averages level by level.
   */
  public float[] regressors(NetworkInput input) {
    GradientMode.off();
    try (NDManager step = manager.newSubManager()) {
      List<NDArray> features =
          forward(step, input, false).layers().stream()
              .map(ForwardPass.LayerPass::features)
              .toList();
      return readout.regressors(features, input.nodeInputs(step), input);
    }
  }

  /**
   * Replaces the readout.
   *
   * @param weights of each species, {@code [regressor * times + time]}, the constant last
   */
  public void readout(double[][] weights) {
    readout.set(weights);
  }

  /**
   * Takes over the layers of another network of the same shape, which may predict other times.
   *
   * @param saved the other's numbers
   * @throws IllegalArgumentException if a name is missing or a shape differs
   */
  public void representation(NDList saved) {
    parameters.load(saved, name -> !Readout.owns(name));
  }

  /** Predicts standardised propensities, {@code [node][time]} in row-major order. */
  public float[] predict(NetworkInput input) {
    GradientMode.off();
    try (NDManager step = manager.newSubManager()) {
      return forward(step, input, false).reading().predictions();
    }
  }

  /**
   * One pass in training mode with gradients: fills every trained parameter's gradient.
   *
   * @param targets standardised, {@code [node * times + time]}
   * @param weights what each labelled time counts; 0 for one without label
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

  /** Runs all layers; each layer's inputs and outputs are leaves, cut from one another. */
  ForwardPass forward(NDManager step, NetworkInput input, boolean training) {
    NDArray inputs = input.nodeInputs(step);
    NDArray scale = step.create((float) (1 / Math.sqrt(input.meanDegree())));
    List<ForwardPass.LayerPass> passes = new ArrayList<>();
    NDArray features = null;
    for (int index = 0; index < layers.size(); index++) {
      Layer layer = layers.get(index);
      NDArray entered = layer.enter(features, inputs);
      var arguments =
          new ConvolutionOperator.Arguments(entered, layer.radialTable(step), layer.mixing(scale));
      NDArray mixed = convolutions.get(index).forward(input, arguments.stopGradient(), training);
      NDArray enteredLeaf = entered;
      if (training) {
        Leaves.attach(mixed);
        enteredLeaf = Leaves.of(entered);
      }
      NDArray left = layer.leave(enteredLeaf, mixed, training);
      features = training ? Leaves.of(left) : left;
      passes.add(
          new ForwardPass.LayerPass(
              convolutions.get(index), enteredLeaf, arguments, mixed, left, features));
    }
    Reading reading =
        readout.apply(passes.stream().map(ForwardPass.LayerPass::features).toList(), inputs, input);
    return new ForwardPass(passes, reading);
  }

  /** The invariants of every layer, {@code [node][layer, degree, channel]} in row-major order. */
  public float[] invariants(NetworkInput input) {
    try (NDManager step = manager.newSubManager()) {
      NDList columns = new NDList();
      for (ForwardPass.LayerPass pass : forward(step, input, false).layers()) {
        columns.add(readout.invariants(pass.features()));
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

  /** Every layer's features {@code [node * components * channels]}, to look inside. */
  public List<float[]> features(NetworkInput input) {
    try (NDManager step = manager.newSubManager()) {
      return forward(step, input, false).layers().stream()
          .map(pass -> pass.features().toFloatArray())
          .toList();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
