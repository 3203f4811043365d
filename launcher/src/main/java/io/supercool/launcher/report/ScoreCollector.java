package io.supercool.launcher.report;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.TimePair;
import io.supercool.physics.score.Interval;
import io.supercool.physics.score.Sample;
import io.supercool.physics.score.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects predictions, the latest of each id, and scores those of labelled test configurations
 * against the observed propensities. Keeps of each what its scores need. Not thread-safe.
 */
public final class ScoreCollector {
  /** Name of the noise ceiling among {@link #scores}' columns in the table. */
  public static final String NOISE_CEILING = "noiseCeiling";

  private final Map<String, List<Row>> rows = new TreeMap<>();
  private final List<String> species = new ArrayList<>();

  /** What one prediction says at one time: samples by column. */
  private record Row(Map<String, Sample> samples) {}

  /** Takes a prediction; one of the same id is replaced. */
  public void add(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    List<Row> added = new ArrayList<>();
    Propensity targets = configuration.propensity();
    if (targets != null && configuration.header().split() == Split.TEST) {
      byte[] indices = speciesIndices(configuration);
      for (TimePair pair : TimePair.of(prediction)) {
        added.add(row(prediction, pair.predicted(), targets, pair.known(), indices));
      }
    }
    rows.put(prediction.recordId(), added);
  }

  /** Different predictions taken. */
  public int predictions() {
    return rows.size();
  }

  /** The network's scores by species and time. */
  public List<Report.Score> scores() {
    return scores("", Scores::of);
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

  private Row row(Prediction prediction, int time, Propensity targets, int target, byte[] indices) {
    String name = name(prediction.configuration().snapshot());
    double at = targets.times()[target];
    float[] observed = targets.values()[target];
    Map<String, Sample> samples = new LinkedHashMap<>();
    samples.put("", new Sample(name, at, indices, prediction.predicted()[time], observed));
    float[][] ridge = prediction.ridge();
    if (ridge != null) {
      samples.put(Prediction.EXPERT_RIDGE, new Sample(name, at, indices, ridge[time], observed));
    }
    for (String descriptor : Prediction.PLAIN_DESCRIPTORS) {
      float[] values = prediction.descriptors().get(descriptor);
      if (values != null) {
        samples.put(descriptor, new Sample(name, at, indices, values, observed));
      }
    }
    float[][][] halves = targets.halves();
    if (halves != null) {
      samples.put(
          NOISE_CEILING, new Sample(name, at, indices, halves[0][target], halves[1][target]));
    }
    return new Row(samples);
  }

  private List<Report.Score> scores(
      String column,
      Function<List<Sample>, List<io.supercool.physics.score.SpeciesScore>> scoring) {
    List<Sample> samples = new ArrayList<>();
    for (List<Row> prediction : rows.values()) {
      for (Row row : prediction) {
        Sample sample = row.samples().get(column);
        if (sample != null) {
          samples.add(sample);
        }
      }
    }
    return scoring.apply(samples).stream().map(this::score).toList();
  }

  private Report.Score score(io.supercool.physics.score.SpeciesScore score) {
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
