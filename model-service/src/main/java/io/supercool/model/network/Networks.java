package io.supercool.model.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.convolution.Convolutions;
import io.supercool.equivariant.radial.RadialGrid;

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
        layer -> gpu ? tensor(options, layer) : kernel(options, layer, threads));
  }

  /** The first GPU where the engine finds one, else the CPU. */
  public static Device device() {
    return Engine.getInstance().getGpuCount() > 0 ? Device.gpu() : Device.cpu();
  }

  static RadialGrid radialGrid(NetworkOptions options) {
    return new RadialGrid(options.cutoff(), RADIAL_INTERVALS);
  }

  static ConvolutionOperator kernel(NetworkOptions options, int layer, int threads) {
    var shape = Layer.shape(options, layer);
    return new KernelConvolution(shape, Convolutions.create(shape, radialGrid(options), threads));
  }

  static ConvolutionOperator tensor(NetworkOptions options, int layer) {
    return new TensorConvolution(Layer.shape(options, layer), radialGrid(options));
  }
}
