package io.supercool.launcher.export;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;

/**
 * The learned order parameter: the one number per particle that the network reads off its
 * invariants for the longest time, with mean 0 and deviation 1 within each species, so that species
 * compare. High means mobile.
 */
final class OrderParameter {
  private OrderParameter() {}

  static float[] of(Prediction prediction) {
    return standardised(
        prediction.configuration(), prediction.propensity()[prediction.times().length - 1]);
  }

  /** With mean 0 and deviation 1 over the particles of each species. */
  private static float[] standardised(Configuration configuration, float[] values) {
    int species = configuration.header().species().size();
    double[] count = new double[species];
    double[] sum = new double[species];
    double[] squares = new double[species];
    for (int particle = 0; particle < values.length; particle++) {
      int kind = configuration.species()[particle];
      count[kind]++;
      sum[kind] += values[particle];
    }
    for (int particle = 0; particle < values.length; particle++) {
      int kind = configuration.species()[particle];
      double deviation = values[particle] - sum[kind] / count[kind];
      squares[kind] += deviation * deviation;
    }
    float[] standardised = new float[values.length];
    for (int particle = 0; particle < values.length; particle++) {
      int kind = configuration.species()[particle];
      double deviation = Math.sqrt(squares[kind] / count[kind]);
      standardised[particle] =
          deviation > 0 ? (float) ((values[particle] - sum[kind] / count[kind]) / deviation) : 0;
    }
    return standardised;
  }
}
