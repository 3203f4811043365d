package io.supercool.evaluation;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a prediction can be compared with the propensity of its configuration. */
public final class Comparisons {
  /** Name of the network's own predictions. */
  public static final String NETWORK = "network";

  private Comparisons() {}

  /**
   * At every lag time that both know: the network's prediction and those of the baselines that the
   * prediction carries, by name ({@link #NETWORK}, {@link Prediction#EXPERT_RIDGE}, {@link
   * Prediction#PLAIN_DESCRIPTORS}). Empty if the propensity is not known.
   *
   * @param name of the configuration
   * @param species index of each particle's species
   */
  public static Map<String, List<Comparison>> of(
      Prediction prediction, String name, byte[] species) {
    Map<String, List<Comparison>> comparisons = new LinkedHashMap<>();
    Propensity propensity = prediction.configuration().propensity();
    for (LagTimePair pair : LagTimePair.of(prediction)) {
      predicted(prediction, pair.predicted())
          .forEach(
              (predictor, values) ->
                  comparisons
                      .computeIfAbsent(predictor, any -> new ArrayList<>())
                      .add(
                          new Comparison(
                              name,
                              propensity.times()[pair.known()],
                              species,
                              values,
                              propensity.values()[pair.known()])));
    }
    return comparisons;
  }

  private static Map<String, float[]> predicted(Prediction prediction, int time) {
    Map<String, float[]> predicted = new LinkedHashMap<>();
    predicted.put(NETWORK, prediction.predicted()[time]);
    float[][] ridge = prediction.ridge();
    if (ridge != null) {
      predicted.put(Prediction.EXPERT_RIDGE, ridge[time]);
    }
    for (String descriptor : Prediction.PLAIN_DESCRIPTORS) {
      float[] values = prediction.descriptors().get(descriptor);
      if (values != null) {
        predicted.put(descriptor, values);
      }
    }
    return predicted;
  }

  /**
   * The mean over the even replicas compared with that over the odd ones, at every lag time, for
   * {@link Scores#noiseCeiling}. Empty where replicas are not known.
   *
   * @param name of the configuration
   * @param species index of each particle's species
   */
  public static List<Comparison> ofHalves(
      Configuration configuration, String name, byte[] species) {
    List<Comparison> comparisons = new ArrayList<>();
    Propensity propensity = configuration.propensity();
    float[][][] halves = propensity == null ? null : propensity.halves();
    for (int time = 0; halves != null && time < halves[0].length; time++) {
      comparisons.add(
          new Comparison(
              name, propensity.times()[time], species, halves[0][time], halves[1][time]));
    }
    return comparisons;
  }
}
