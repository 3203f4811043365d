package io.supercool.launcher.tracking;

import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.Score;
import io.supercool.launcher.report.Numbers;
import io.supercool.launcher.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a training, by names that MLflow and TensorBoard both take: {@code
 * loss/training}, {@code pearson/held-out/A/t0.13}. What is not defined is left out.
 */
public final class TrainingValues {
  private static final int DIGITS = 6;

  private TrainingValues() {}

  /** Of an epoch. */
  public static Map<String, Double> of(TrainingProgress epoch) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss/training", epoch.loss());
    put(values, "loss/held-out", epoch.heldOutLoss());
    put(values, "pearson/training", epoch.training());
    put(values, "pearson/held-out", epoch.heldOut());
    values.put("learning-rate", epoch.learningRate());
    values.put("seconds/epoch", epoch.seconds());
    return values;
  }

  /** Of the test: means over configurations, all particles together, and the baselines' means. */
  public static Map<String, Double> of(Report report) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Report.Score score : report.scores()) {
      put(values, name("pearson/test", score.species(), score.time()), score.meanPearson());
      put(
          values,
          name("pearson/test-pooled", score.species(), score.time()),
          score.pooledPearson());
    }
    for (Report.Baseline baseline : report.baselines()) {
      for (Report.Score score : baseline.scores()) {
        String part = "pearson/test-" + baseline.name();
        put(values, name(part, score.species(), score.time()), score.meanPearson());
      }
    }
    values.put("seconds/training", report.seconds().train());
    return values;
  }

  private static void put(Map<String, Double> values, String part, List<Score> scores) {
    for (Score score : scores) {
      values.put(name(part, score.species(), score.time()), score.pearson());
    }
  }

  private static void put(Map<String, Double> values, String name, @Nullable Double value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private static String name(String part, String species, double time) {
    return "%s/%s/t%s".formatted(part, species, Numbers.significant(time, DIGITS));
  }
}
