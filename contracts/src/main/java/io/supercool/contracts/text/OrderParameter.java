package io.supercool.contracts.text;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;

/**
 * The learned order parameter: the one number per particle that the network reads off its
 * invariants for the longest time, with mean 0 and deviation 1 within each species, so that species
 * compare. High means mobile.
 */
public final class OrderParameter {
  private OrderParameter() {}

  /** One per particle; 0 where all of a species are the same. */
  public static float[] of(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    float[] values = prediction.predicted()[prediction.times().length - 1];
    int species = configuration.header().species().size();
    byte[] kinds = configuration.species();
    double[] count = new double[species];
    double[] mean = new double[species];
    double[] squares = new double[species];
    for (int particle = 0; particle < values.length; particle++) {
      int kind = kinds[particle];
      count[kind]++;
      double before = values[particle] - mean[kind];
      mean[kind] += before / count[kind];
      squares[kind] += before * (values[particle] - mean[kind]);
    }
    float[] standardised = new float[values.length];
    for (int particle = 0; particle < values.length; particle++) {
      int kind = kinds[particle];
      double deviation = Math.sqrt(squares[kind] / count[kind]);
      standardised[particle] =
          deviation > 0 ? (float) ((values[particle] - mean[kind]) / deviation) : 0;
    }
    return standardised;
  }
}
