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
    int speciesCount = configuration.header().species().size();
    byte[] species = configuration.species();
    double[] count = new double[speciesCount];
    double[] mean = new double[speciesCount];
    double[] squares = new double[speciesCount];
    for (int particle = 0; particle < values.length; particle++) {
      int own = species[particle];
      count[own]++;
      double before = values[particle] - mean[own];
      mean[own] += before / count[own];
      squares[own] += before * (values[particle] - mean[own]);
    }
    float[] standardised = new float[values.length];
    for (int particle = 0; particle < values.length; particle++) {
      int own = species[particle];
      double deviation = Math.sqrt(squares[own] / count[own]);
      standardised[particle] =
          deviation > 0 ? (float) ((values[particle] - mean[own]) / deviation) : 0;
    }
    return standardised;
  }
}
