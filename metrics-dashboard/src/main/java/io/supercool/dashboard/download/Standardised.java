package io.supercool.dashboard.download;

import io.supercool.contracts.Configuration;

/**
 * Values with mean 0 and deviation 1 over the particles of each species, so that species compare.
 */
final class Standardised {
  private Standardised() {}

  /** (x - mean) / deviation within each species; 0 where all are the same. */
  static float[] of(Configuration configuration, float[] values) {
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
