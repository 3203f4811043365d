package io.supercool.contracts;

import java.util.ArrayList;
import java.util.List;

/**
 * A lag time at which a prediction can be compared with what was propensity.
 *
 * @param predicted index into the prediction's times
 * @param known index into the propensity' times
 */
public record TimePair(int predicted, int known) {

  /**
   * All pairs of equal times. A model that knows none of the propensity' times was trained at
   * another temperature; its longest is compared with the longest propensity, both being about the
   * relaxation time where data are prepared as this field does.
   *
   * @return empty if there are no propensity
   */
  public static List<TimePair> of(Prediction prediction) {
    Propensity propensity = prediction.configuration().propensity();
    List<TimePair> pairs = new ArrayList<>();
    if (propensity == null) {
      return pairs;
    }
    double[] predicted = prediction.times();
    double[] known = propensity.times();
    for (int p = 0; p < predicted.length; p++) {
      for (int t = 0; t < known.length; t++) {
        if (Math.abs(predicted[p] - known[t]) <= 1e-9 * Math.abs(known[t])) {
          pairs.add(new TimePair(p, t));
        }
      }
    }
    if (pairs.isEmpty() && predicted.length > 0 && known.length > 0) {
      pairs.add(new TimePair(predicted.length - 1, known.length - 1));
    }
    return pairs;
  }
}
