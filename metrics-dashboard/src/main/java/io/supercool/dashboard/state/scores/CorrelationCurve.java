package io.supercool.dashboard.state.scores;

import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PredictionScored;
import io.supercool.contracts.event.Score;
import io.supercool.evaluation.Comparisons;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Correlation with the propensity against lag time, for one species.
 *
 * @param name {@link #NETWORK}, {@link #NOISE_CEILING}, or the plain descriptor's name
 * @param species of the particles correlated
 * @param points by ascending time
 */
public record CorrelationCurve(String name, String species, List<Point> points) {
  /** Name of the network's own curves. */
  public static final String NETWORK = Comparisons.NETWORK;

  /**
   * Name of what a perfect prediction would reach, the propensity being a mean over few replicas.
   */
  public static final String NOISE_CEILING = "noiseCeiling";

  /**
   * The mean of the Pearson correlations of {@code configurations} configurations at one lag time.
   * Undefined ones (a constant prediction) are left out.
   */
  public record Point(double time, double mean, int configurations) {}

  private record Key(String name, String species) {}

  /** The curves of configurations scored by one model version. */
  static List<CorrelationCurve> of(Collection<PredictionScored> scored) {
    Map<Key, TreeMap<Double, DoubleSummaryStatistics>> curves = new LinkedHashMap<>();
    for (PredictionScored event : scored) {
      add(curves, NETWORK, event.scores());
      for (DescriptorScores descriptor : event.descriptors()) {
        add(curves, descriptor.name(), descriptor.scores());
      }
    }
    return curves.entrySet().stream()
        .map(
            curve ->
                new CorrelationCurve(
                    curve.getKey().name, curve.getKey().species, points(curve.getValue())))
        .toList();
  }

  private static void add(
      Map<Key, TreeMap<Double, DoubleSummaryStatistics>> curves, String name, List<Score> scores) {
    for (Score score : scores) {
      if (Double.isFinite(score.pearson())) {
        curves
            .computeIfAbsent(new Key(name, score.species()), any -> new TreeMap<>())
            .computeIfAbsent(score.time(), any -> new DoubleSummaryStatistics())
            .accept(score.pearson());
      }
    }
  }

  private static List<Point> points(TreeMap<Double, DoubleSummaryStatistics> curve) {
    return curve.entrySet().stream()
        .map(
            at ->
                new Point(at.getKey(), at.getValue().getAverage(), (int) at.getValue().getCount()))
        .toList();
  }
}
