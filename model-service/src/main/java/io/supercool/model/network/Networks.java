package io.supercool.model.network;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.radial.RadialGrid;
import io.supercool.model.network.convolution.ConvolutionOperator;
import io.supercool.model.network.convolution.ConvolutionOperators;
import io.supercool.model.network.engine.GradientMode;
import io.supercool.model.network.engine.ParameterShapes;
import io.supercool.model.network.layer.Layer;
import java.util.function.IntFunction;

/** Makes networks for the device at hand: fused kernels on the CPU, tensor operations on a GPU. */
public final class Networks {
  /**
   * Interpolation of the radial functions on so many intervals errs by less than 1e-5 of their
   * scale.
   */
  private static final int RADIAL_INTERVALS = 256;

  private Networks() {}

  /**
   * A network with random weights under {@code manager}, on its device. Turns gradient recording
   * off on the calling thread.
   *
   * @param species number of species
   * @param inputs number of node inputs: species and scalars together
   * @param times number of times it predicts
   * @param threads CPU threads for the kernels
   */
  public static EquivariantNetwork create(
      NDManager manager,
      NetworkOptions options,
      int species,
      int inputs,
      int times,
      long seed,
      int threads) {
    GradientMode.off();
    boolean gpu = manager.getDevice().isGpu();
    return new EquivariantNetwork(
        manager,
        options,
        species,
        inputs,
        times,
        seed,
        gpu ? tensors(manager, options) : kernels(options, threads));
  }

  /** The shapes of such a network's numbers, without making it. */
  public static ParameterShapes shapes(NetworkOptions options, int species, int inputs, int times) {
    ParameterShapes shapes = new ParameterShapes();
    EquivariantNetwork.define(shapes, options, species, inputs, times, 0);
    return shapes;
  }

  static RadialGrid radialGrid(NetworkOptions options) {
    return new RadialGrid(options.cutoff(), RADIAL_INTERVALS);
  }

  /** The fused kernels of every layer. */
  static IntFunction<ConvolutionOperator> kernels(NetworkOptions options, int threads) {
    return ConvolutionOperators.kernels(
        layer -> Layer.shape(options, layer), radialGrid(options), threads);
  }

  /** Tensor operations for every layer, on the device of {@code manager}. */
  static IntFunction<ConvolutionOperator> tensors(NDManager manager, NetworkOptions options) {
    return ConvolutionOperators.tensors(
        layer -> Layer.shape(options, layer), radialGrid(options), options.lMax(), manager);
  }
}
