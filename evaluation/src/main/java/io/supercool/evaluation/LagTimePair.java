package io.supercool.evaluation;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import java.util.ArrayList;
import java.util.List;

/**
 * A lag time at which a prediction can be compared with the propensity.
 *
 * @param predicted index into the prediction's times
 * @param known index into the propensity's times
 */
public record LagTimePair(int predicted, int known) {

  /**
   * All pairs of equal times. A model that knows none of the propensity's times was trained at
   * another temperature; its longest is compared with the longest known, both being about the
   * relaxation time where data are prepared as this field does.
   *
   * @return empty if the propensity is not known
   */
  public static List<LagTimePair> of(Prediction prediction) {
    Propensity propensity = prediction.configuration().propensity();
    if (propensity == null) {
      return List.of();
    }
    double[] predicted = prediction.times();
    double[] known = propensity.times();
    List<LagTimePair> pairs = new ArrayList<>();
    for (int time = 0; time < known.length; time++) {
      int same = LagTimes.indexOf(predicted, known[time]);
      if (same >= 0) {
        pairs.add(new LagTimePair(same, time));
      }
    }
    return pairs.isEmpty()
        ? List.of(new LagTimePair(predicted.length - 1, known.length - 1))
        : pairs;
  }
}
