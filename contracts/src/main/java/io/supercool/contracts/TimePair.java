package io.supercool.contracts;

import java.util.ArrayList;
import java.util.List;

/**
 * A lag time at which a prediction can be compared with what was observed.
 *
 * @param predicted index into the prediction's times
 * @param target index into the targets' times
 */
public record TimePair(int predicted, int target) {

  /**
   * All pairs of equal times. A model that knows none of the targets' times was trained at another
   * temperature; its longest is compared with the longest observed, both being about the relaxation
   * time where data are prepared as this field does.
   *
   * @return empty if there are no targets
   */
  public static List<TimePair> of(Prediction prediction) {
    Targets targets = prediction.configuration().targets();
    List<TimePair> pairs = new ArrayList<>();
    if (targets == null) {
      return pairs;
    }
    double[] predicted = prediction.times();
    double[] observed = targets.times();
    for (int p = 0; p < predicted.length; p++) {
      for (int t = 0; t < observed.length; t++) {
        if (Math.abs(predicted[p] - observed[t]) <= 1e-9 * Math.abs(observed[t])) {
          pairs.add(new TimePair(p, t));
        }
      }
    }
    if (pairs.isEmpty() && predicted.length > 0 && observed.length > 0) {
      pairs.add(new TimePair(predicted.length - 1, observed.length - 1));
    }
    return pairs;
  }
}
