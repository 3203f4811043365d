package io.supercool.physics.score;

/**
 * One configuration at one lag time: what was predicted for each particle and what was observed.
 * Arrays are not copied.
 *
 * @param configuration its name
 * @param time lag time
 * @param species index of each particle's species
 * @param predicted propensity, or a descriptor
 * @param observed propensity
 */
public record Sample(
    String configuration, double time, byte[] species, float[] predicted, float[] observed) {

  /** Refuses arrays of different lengths. */
  public Sample {
    if (predicted.length != species.length || observed.length != species.length) {
      throw new IllegalArgumentException(
          "%s has %d particles, %d predicted and %d observed values"
              .formatted(configuration, species.length, predicted.length, observed.length));
    }
  }
}
