package io.supercool.model.online;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.event.Score;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/**
 * Prequential scores for operators: {@code supercool_prequential_pearson}, a mean over about the
 * last hundred labels.
 */
@ApplicationScoped
class PrequentialMeters {
  private static final int MEMORY = 100;

  private final MeterRegistry meters;
  private final Map<Tags, double[]> means = new HashMap<>();
  private final Map<Tags, Integer> counts = new HashMap<>();

  PrequentialMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  synchronized void scored(PrequentialScored scored) {
    scored.scores().forEach(score -> add("network", score));
    for (DescriptorScores descriptor : scored.descriptors()) {
      descriptor.scores().forEach(score -> add(descriptor.name(), score));
    }
    meters.counter("supercool.labels.learned").increment();
  }

  private void add(String predictor, Score score) {
    Tags tags =
        Tags.of(
            "predictor", predictor,
            "species", score.species(),
            "time", String.valueOf(score.time()));
    double[] mean =
        means.computeIfAbsent(
            tags,
            absent ->
                meters.gauge(
                    "supercool.prequential.pearson", tags, new double[1], value -> value[0]));
    int count = counts.merge(tags, 1, Integer::sum);
    mean[0] += (score.pearson() - mean[0]) / Math.min(count, MEMORY);
  }
}
