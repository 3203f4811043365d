package io.supercool.launcher.seeds;

import io.supercool.contracts.Prediction;
import io.supercool.launcher.report.Report;
import io.supercool.launcher.report.ScoreCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The mean of several models' predictions, scored like one. The models must predict the same times,
 * as those of one run with different seeds do. Keeps one prediction per snapshot.
 */
public final class SeedMean {
  private static final String VERSION = "mean-of-seeds";

  private final Map<String, Prediction> sums = new LinkedHashMap<>();

  /** Takes one model's prediction of a snapshot. */
  public void add(Prediction prediction) {
    String snapshot = prediction.configuration().snapshot().toString();
    Prediction sum = sums.get(snapshot);
    if (sum == null) {
      sums.put(snapshot, copy(prediction));
    } else {
      if (!Arrays.equals(sum.times(), prediction.times())) {
        throw new IllegalArgumentException(
            "%s: models of different seeds predict other times".formatted(snapshot));
      }
      for (int time = 0; time < sum.times().length; time++) {
        float[] values = sum.predicted()[time];
        for (int particle = 0; particle < values.length; particle++) {
          values[particle] += prediction.predicted()[time][particle];
        }
      }
    }
  }

  private static Prediction copy(Prediction prediction) {
    float[][] values = new float[prediction.times().length][];
    for (int time = 0; time < values.length; time++) {
      values[time] = prediction.predicted()[time].clone();
    }
    return new Prediction(
        prediction.configuration(), VERSION, prediction.times(), values, null, Map.of(), List.of());
  }

  /** Scores of the mean; a correlation is the same for the sum. */
  public List<Report.Score> scores() {
    ScoreCollector collector = new ScoreCollector();
    sums.values().forEach(collector::add);
    return collector.scores();
  }
}
