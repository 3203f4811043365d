package io.supercool.model.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.radial.BesselBasis;
import io.supercool.equivariant.radial.RadialGrid;
import io.supercool.model.network.engine.ParameterList;
import io.supercool.model.network.engine.Parameters;
import java.util.Random;

/**
 * The radial functions of one layer: Bessel functions e_n ({@link BesselBasis}), one hidden layer
 * of SiLU plus a constant, the smooth envelope u, then a linear map to every path and channel,
 *
 * <pre>
 *   R_{p,c}(r) = u(r) [silu(e(r) W + b), 1] V
 * </pre>
 *
 * Evaluated on the knots of a grid alone, some hundred points, whatever the number of edges; the
 * convolution interpolates.
 */
final class RadialNetwork {
  private final Parameters parameters;
  private final String prefix;
  private final NDArray basis;
  private final NDArray envelope;

  /** Reads parameters named {@code prefix.hidden} and so on; {@code manager} keeps the knots. */
  RadialNetwork(
      Parameters parameters,
      String prefix,
      NetworkOptions options,
      RadialGrid grid,
      NDManager manager) {
    this.parameters = parameters;
    this.prefix = prefix;
    BesselBasis bessel = new BesselBasis(grid.cutoff(), options.radialBasis());
    float[] envelopeValues = new float[grid.knots()];
    for (int knot = 0; knot < envelopeValues.length; knot++) {
      envelopeValues[knot] = (float) bessel.envelope(grid.distance(knot));
    }
    basis = manager.create(grid.tabulate(bessel), new Shape(grid.knots(), options.radialBasis()));
    envelope = manager.create(envelopeValues, new Shape(grid.knots(), 1));
  }

  /** Adds the parameters for {@code outputs} functions. */
  static void initialise(
      ParameterList parameters, String prefix, NetworkOptions options, int outputs, Random random) {
    int hidden = options.radialHidden();
    parameters.addNormal(
        prefix + ".hidden", options.radialBasis(), random, options.radialBasis(), hidden);
    parameters.addConstant(prefix + ".hidden.shift", 0, hidden);
    parameters.addNormal(prefix + ".output", hidden + 1, random, hidden + 1, outputs);
  }

  /**
   * The functions on the knots, {@code [knot, path * channels + channel]}; the engine
   * differentiates them.
   *
   * @param manager of the result
   */
  NDArray table(NDManager manager) {
    NDArray knots = Parameters.copy(basis, manager);
    NDArray linear =
        knots
            .matMul(parameters.get(prefix + ".hidden"))
            .add(parameters.get(prefix + ".hidden.shift"));
    NDArray hidden = linear.mul(Activation.sigmoid(linear));
    NDArray constant = manager.ones(new Shape(hidden.getShape().get(0), 1));
    return NDArrays.concat(new NDList(hidden, constant), 1)
        .mul(envelope)
        .matMul(parameters.get(prefix + ".output"));
  }
}
