package io.supercool.model.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.supercool.model.network.engine.ParameterList;
import io.supercool.model.network.engine.Parameters;

/**
 * Batch normalisation degree by degree, which keeps equivariance. Over nodes, for every channel:
 *
 * <pre>
 *   l = 0:  gain (u - mean) / sqrt(variance + eps) + shift
 *   l > 0:  gain u / sqrt(mean over nodes and m of u^2 + eps)
 * </pre>
 *
 * In training with the statistics of the configuration at hand, which also move the running ones;
 * in prediction with the running ones.
 */
final class DegreeNormalisation {
  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.1f;

  private final Parameters parameters;
  private final String prefix;

  /** Normalisation of one layer, whose parameters are named {@code prefix.gain.l} and so on. */
  DegreeNormalisation(Parameters parameters, String prefix) {
    this.parameters = parameters;
    this.prefix = prefix;
  }

  /** Adds the parameters and statistics. */
  static void initialise(ParameterList parameters, String prefix, int lMax, int channels) {
    for (int degree = 0; degree <= lMax; degree++) {
      parameters.addConstant(prefix + ".gain." + degree, 1, channels);
      parameters.addStatistic(prefix + ".square." + degree, 1, channels);
    }
    parameters.addConstant(prefix + ".shift", 0, channels);
    parameters.addStatistic(prefix + ".mean", 0, channels);
  }

  /**
   * The forward pass for one degree; the engine differentiates it.
   *
   * @param values u, {@code [node, m, channel]}; not modified
   * @param training whether to use and to track the statistics of {@code values}
   * @return {@code [node, m, channel]}
   */
  NDArray apply(int degree, NDArray values, boolean training) {
    NDArray centred = degree == 0 ? values.sub(mean(values, training)) : values;
    NDArray square = square(degree, centred, training);
    NDArray scaled =
        centred.div(square.add(EPSILON).sqrt()).mul(parameters.get(prefix + ".gain." + degree));
    return degree == 0 ? scaled.add(parameters.get(prefix + ".shift")) : scaled;
  }

  private NDArray mean(NDArray values, boolean training) {
    NDArray running = parameters.get(prefix + ".mean");
    return training
        ? tracked(running, overNodes(values))
        : Parameters.copy(running, values.getManager());
  }

  private NDArray square(int degree, NDArray centred, boolean training) {
    NDArray running = parameters.get(prefix + ".square." + degree);
    return training
        ? tracked(running, overNodes(centred.square()))
        : Parameters.copy(running, centred.getManager());
  }

  /** Mean over nodes and m, per channel. */
  private static NDArray overNodes(NDArray values) {
    long channels = values.getShape().get(2);
    return values.reshape(new Shape(-1, channels)).mean(new int[] {0});
  }

  /** Moves {@code running} towards {@code batch} and returns {@code batch}. */
  private static NDArray tracked(NDArray running, NDArray batch) {
    running.muli(1 - MOMENTUM).addi(batch.stopGradient().mul(MOMENTUM));
    return batch;
  }
}
