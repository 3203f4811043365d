package io.supercool.contracts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model version predicts for one configuration: the payload of the predictions topic. It
 * carries the configuration too, so that a reader needs no other topic.
 *
 * @param configuration the particles, with their propensity where it is known
 * @param modelVersion which model
 * @param times lag times of the predictions, ascending
 * @param predicted propensity, {@code [time][particle]}
 * @param ridge propensity as ridge regression on expert descriptors, fitted to the same training
 *     configurations, predicts it, {@code [time][particle]}; null where it was not asked
 * @param descriptors plain descriptors to compare with, by name, one value per particle; names
 *     become those of columns, and have letters of ASCII, digits, {@code _}, {@code .} and {@code
 *     -} alone; if model-service is told so, also the network's invariants {@code
 *     invariant_LAYER_DEGREE_CHANNEL}
 * @param warnings in what the configuration is unlike those that the model was trained on, each a
 *     sentence; empty where it is like them, or where that is not known
 */
@RecordBuilder
public record Prediction(
    Configuration configuration,
    String modelVersion,
    double[] times,
    float[][] predicted,
    float @Nullable [][] ridge,
    Map<String, float[]> descriptors,
    List<String> warnings)
    implements Payload, PredictionBuilder.With {

  /** The particle's own potential energy in the inherent structure. */
  public static final String OWN_ENERGY = "inherentEnergy";

  /** The same, averaged over neighbours with weight exp(-r / 1.5), cut at 6. */
  public static final String COARSE_GRAINED_ENERGY = "coarseGrainedEnergy";

  /** The descriptors that serve as baselines. */
  public static final List<String> PLAIN_DESCRIPTORS = List.of(COARSE_GRAINED_ENERGY, OWN_ENERGY);

  /** Name of {@link #ridge} where it stands beside the descriptors. */
  public static final String EXPERT_RIDGE = "expertRidge";

  @Override
  public SnapshotId snapshot() {
    return configuration.snapshot();
  }

  /** {@code SNAPSHOT@modelVersion}: one prediction per snapshot and model version. */
  @Override
  public String recordId() {
    return recordId(snapshot(), modelVersion);
  }

  @Override
  public int particles() {
    return configuration.particles();
  }

  /** The id a prediction of {@code snapshot} by {@code modelVersion} has. */
  public static String recordId(SnapshotId snapshot, String modelVersion) {
    return snapshot + "@" + modelVersion;
  }
}
