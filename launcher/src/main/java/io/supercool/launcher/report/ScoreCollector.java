package io.supercool.launcher.report;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.evaluation.Comparison;
import io.supercool.evaluation.Comparisons;
import io.supercool.evaluation.Interval;
import io.supercool.evaluation.Scores;
import io.supercool.evaluation.SpeciesScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects predictions, the latest of each id, and scores those of test configurations whose
 * propensity is known. Keeps of each what its scores need. Not thread-safe.
 */
public final class ScoreCollector {
  /** Name of the noise ceiling among {@link #scores}' columns in the table. */
  public static final String NOISE_CEILING = "noiseCeiling";

  private final Map<String, Map<String, List<Comparison>>> compared = new TreeMap<>();
  private final List<String> species = new ArrayList<>();

  /** Takes a prediction; one of the same id is replaced. */
  public void add(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    Map<String, List<Comparison>> comparisons = new LinkedHashMap<>();
    if (configuration.propensity() != null && configuration.header().split() == Split.TEST) {
      String name = name(prediction.snapshot());
      byte[] indices = speciesIndices(configuration);
      comparisons.putAll(Comparisons.of(prediction, name, indices));
      comparisons.put(
          NOISE_CEILING,
          ceilings(
              Comparisons.ofHalves(configuration, name, indices),
              comparisons.getOrDefault(Comparisons.NETWORK, List.of())));
    }
    compared.put(prediction.recordId(), comparisons);
  }

  /** Those at times at which there is a prediction. */
  private static List<Comparison> ceilings(List<Comparison> halves, List<Comparison> predicted) {
    return halves.stream()
        .filter(half -> predicted.stream().anyMatch(other -> other.time() == half.time()))
        .toList();
  }

  /** Different predictions taken. */
  public int predictions() {
    return compared.size();
  }

  /** The network's scores by species and time. */
  public List<Report.Score> scores() {
    return scores(Comparisons.NETWORK, Scores::of);
  }

  /** The scores of the baselines that the predictions carry. */
  public List<Report.Baseline> baselines() {
    List<Report.Baseline> baselines = new ArrayList<>();
    for (String name :
        List.of(Prediction.OWN_ENERGY, Prediction.COARSE_GRAINED_ENERGY, Prediction.EXPERT_RIDGE)) {
      List<Report.Score> scores = scores(name, Scores::of);
      if (!scores.isEmpty()) {
        baselines.add(new Report.Baseline(name, scores));
      }
    }
    return baselines;
  }

  /** What a perfect prediction would score, where the replicas' halves are known. */
  public List<Report.Score> noiseCeiling() {
    return scores(NOISE_CEILING, Scores::noiseCeiling);
  }

  private List<Report.Score> scores(
      String predictor, Function<List<Comparison>, List<SpeciesScore>> scoring) {
    List<Comparison> all =
        compared.values().stream()
            .flatMap(prediction -> prediction.getOrDefault(predictor, List.of()).stream())
            .toList();
    return scoring.apply(all).stream().map(this::score).toList();
  }

  private Report.Score score(SpeciesScore score) {
    return new Report.Score(
        species.get(score.species()),
        score.time(),
        defined(score.pooledPearson()),
        defined(score.meanPearson()),
        defined(score.pooledInterval()),
        defined(score.meanInterval()),
        score.perConfiguration().stream()
            .map(
                own ->
                    new Report.ConfigurationScore(
                        own.configuration(), defined(own.pearson()), own.particles()))
            .toList());
  }

  private static Report.@Nullable Interval defined(Interval interval) {
    return Double.isNaN(interval.low())
        ? null
        : new Report.Interval(interval.low(), interval.high());
  }

  private static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** Indices into this collector's species, which are shared by all configurations. */
  private byte[] speciesIndices(Configuration configuration) {
    List<String> names = configuration.header().species();
    byte[] shared = new byte[names.size()];
    for (int i = 0; i < shared.length; i++) {
      if (!species.contains(names.get(i))) {
        species.add(names.get(i));
      }
      shared[i] = (byte) species.indexOf(names.get(i));
    }
    byte[] indices = new byte[configuration.particles()];
    for (int particle = 0; particle < indices.length; particle++) {
      indices[particle] = shared[configuration.species()[particle]];
    }
    return indices;
  }

  /** A file's configuration by its stem; a frame of a trajectory by its whole id. */
  private static String name(SnapshotId id) {
    return id.trajectory().equals(id.configuration()) && id.step() == 0
        ? id.configuration()
        : id.toString();
  }
}
