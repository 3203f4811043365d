package io.supercool.contracts;

import java.util.Map;

/**
 * What one model version predicts for one configuration, the payload of {@link Topics#PREDICTIONS}.
 * It carries the configuration too, so that a reader needs no other topic.
 *
 * @param configuration the particles, with targets where they are known
 * @param modelVersion which model
 * @param times lag times of the predictions, ascending
 * @param propensity predicted, {@code [time][particle]}
 * @param descriptors plain descriptors to compare with, by name, one value per particle
 */
public record Prediction(
    Configuration configuration,
    String modelVersion,
    double[] times,
    float[][] propensity,
    Map<String, float[]> descriptors) {

  /** The particle's own potential energy in the inherent structure. */
  public static final String OWN_ENERGY = "inherentEnergy";

  /** The same, averaged over neighbours with weight exp(-r / 1.5), cut at 6. */
  public static final String COARSE_GRAINED_ENERGY = "coarseGrainedEnergy";

  /** {@code run/configuration/step@modelVersion}: one prediction per snapshot and model version. */
  public String id() {
    return id(configuration.id(), modelVersion);
  }

  /** The id a prediction of {@code snapshot} by {@code modelVersion} has. */
  public static String id(SnapshotId snapshot, String modelVersion) {
    return snapshot + "@" + modelVersion;
  }
}
