package io.supercool.dashboard.state.scores;

import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import io.supercool.evaluation.Correlation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Model versions that predict the same configurations, scored on those that all of them predicted:
 * what one needs to know before another model is made the one that predicts. The propensity is the
 * source's, or comes later as labels. Bounded; thread-safe.
 */
@ApplicationScoped
public class SideBySide implements Section {
  static final int MAX_CONFIGURATIONS = 256;

  /** Versions kept of one configuration: as many as model-service holds for those who name them. */
  static final int MAX_VERSIONS = 4;

  private static final long MAX_WAITING_BYTES = 32L << 20;

  /**
   * One version's scores.
   *
   * @param version which
   * @param mean of the configurations' own Pearson correlations
   * @param pooled Pearson correlation over the particles of all configurations
   * @param best in how many of the configurations its own correlation is the highest
   */
  public record VersionScore(String version, double mean, double pooled, int best) {}

  /**
   * The versions' scores of one species at one lag time.
   *
   * @param configurations how many were scored of all these versions
   * @param versions in the order of {@link Status#versions}
   */
  public record Row(String species, double time, int configurations, List<VersionScore> versions) {}

  /**
   * What a page is told: the versions of the configuration that was scored last for more than one,
   * on all configurations of its temperature that each of them predicted.
   *
   * @param temperature NaN where it is not known
   * @param versions in the order of their names; empty before any two predicted the same
   * @param rows by species, then lag time
   */
  public record Status(double temperature, List<String> versions, List<Row> rows) {
    private static final Status NONE = new Status(Double.NaN, List.of(), List.of());
  }

  private record Configuration(
      double temperature, Map<String, Map<OwnScores.Key, Correlation>> versions) {}

  private final LatePropensities late = new LatePropensities(MAX_WAITING_BYTES);
  private final Map<SnapshotId, Configuration> configurations = new LinkedHashMap<>();
  private Status status = Status.NONE;
  private long revision;

  /** Takes a prediction. One whose propensity is not known waits for its labels. */
  public void predicted(Prediction prediction) {
    if (prediction.configuration().propensity() != null) {
      score(prediction);
    } else {
      late.predicted(prediction).forEach(this::score);
    }
  }

  /** Takes what became of a snapshot. */
  public void told(Label label) {
    late.told(label).forEach(this::score);
  }

  private void score(Prediction prediction) {
    put(prediction, OwnScores.of(prediction));
  }

  private synchronized void put(Prediction prediction, Map<OwnScores.Key, Correlation> scores) {
    SnapshotId snapshot = prediction.snapshot();
    Configuration known = configurations.remove(snapshot);
    if (known == null) {
      double temperature = prediction.configuration().header().temperature();
      known = new Configuration(temperature, new LinkedHashMap<>());
    }
    configurations.put(snapshot, known);
    bound(configurations, MAX_CONFIGURATIONS);
    Map<OwnScores.Key, Correlation> own = known.versions.remove(prediction.modelVersion());
    known.versions.put(prediction.modelVersion(), own == null ? new TreeMap<>() : own);
    known.versions.get(prediction.modelVersion()).putAll(scores);
    bound(known.versions, MAX_VERSIONS);
    if (known.versions.size() > 1) {
      status = compare(known);
      revision++;
    }
  }

  private static <K, V> void bound(Map<K, V> kept, int most) {
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private Status compare(Configuration newest) {
    List<String> versions = newest.versions.keySet().stream().sorted().toList();
    List<Configuration> common =
        configurations.values().stream()
            .filter(one -> Double.compare(one.temperature, newest.temperature) == 0)
            .filter(one -> one.versions.keySet().containsAll(versions))
            .toList();
    Set<OwnScores.Key> keys = new TreeSet<>();
    common.forEach(one -> keys.addAll(one.versions.get(versions.get(0)).keySet()));
    List<Row> rows = new ArrayList<>();
    for (OwnScores.Key key : keys) {
      Row row = row(key, versions, common);
      if (row.configurations > 0) {
        rows.add(row);
      }
    }
    return new Status(newest.temperature, versions, rows);
  }

  /** Over the configurations in which the correlation of every version is defined. */
  private static Row row(OwnScores.Key key, List<String> versions, List<Configuration> common) {
    int scored = 0;
    double[] sums = new double[versions.size()];
    int[] best = new int[versions.size()];
    Correlation[] pooled = new Correlation[versions.size()];
    for (int i = 0; i < pooled.length; i++) {
      pooled[i] = new Correlation();
    }
    for (Configuration one : common) {
      List<Correlation> own = new ArrayList<>();
      for (String version : versions) {
        Correlation correlation = one.versions.get(version).get(key);
        if (correlation != null && Double.isFinite(correlation.pearson())) {
          own.add(correlation);
        }
      }
      if (own.size() == versions.size()) {
        scored++;
        for (int i = 0; i < own.size(); i++) {
          sums[i] += own.get(i).pearson();
          pooled[i].add(own.get(i));
          best[i] += isBest(own, i) ? 1 : 0;
        }
      }
    }
    List<VersionScore> scores = new ArrayList<>();
    for (int i = 0; i < pooled.length; i++) {
      scores.add(new VersionScore(versions.get(i), sums[i] / scored, pooled[i].pearson(), best[i]));
    }
    return new Row(key.species(), key.time(), scored, scores);
  }

  private static boolean isBest(List<Correlation> own, int index) {
    double mine = own.get(index).pearson();
    for (int other = 0; other < own.size(); other++) {
      if (other != index && own.get(other).pearson() >= mine) {
        return false;
      }
    }
    return true;
  }

  /** The newest comparison. */
  public synchronized Status status() {
    return status;
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    return told < revision ? Update.json("sideBySide", revision, status) : null;
  }
}
