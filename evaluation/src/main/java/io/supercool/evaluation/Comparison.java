package io.supercool.evaluation;

/**
 * One configuration at one lag time: what was predicted for each particle, and its propensity.
 * Arrays are not copied.
 *
 * @param configuration its name
 * @param time lag time
 * @param species index of each particle's species
 * @param predicted propensity, or a descriptor
 * @param propensity the true one
 */
public record Comparison(
    String configuration, double time, byte[] species, float[] predicted, float[] propensity) {

  /** Refuses arrays of different lengths. */
  public Comparison {
    if (predicted.length != species.length || propensity.length != species.length) {
      throw new IllegalArgumentException(
          "%s has %d particles, %d predicted values and %d propensities"
              .formatted(configuration, species.length, predicted.length, propensity.length));
    }
  }
}
