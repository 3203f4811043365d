package io.supercool.dashboard.state;

import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.PredictionScored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores of predicted, labelled configurations, by model version; a configuration scored again by
 * the same version replaces the earlier score. Bounded; thread-safe.
 */
@ApplicationScoped
public class Correlations implements Section {
  private static final int MAX_VERSIONS = 4;
  static final int MAX_CONFIGURATIONS = 256;

  /** Curves of one model version; {@code configurations} is how many were scored. */
  public record VersionCurves(String version, int configurations, List<CorrelationCurve> curves) {}

  private final Map<String, Map<SnapshotId, PredictionScored>> versions =
      new LinkedHashMap<>(16, 0.75f, true);
  private long revision;

  /** Takes a configuration's scores. */
  public synchronized void scored(PredictionScored event) {
    Map<SnapshotId, PredictionScored> version =
        versions.computeIfAbsent(event.modelVersion(), any -> new LinkedHashMap<>());
    version.remove(event.snapshot());
    version.put(event.snapshot(), event);
    if (version.size() > MAX_CONFIGURATIONS) {
      version.remove(version.keySet().iterator().next());
    }
    if (versions.size() > MAX_VERSIONS) {
      versions.remove(versions.keySet().iterator().next());
    }
    revision++;
  }

  /** The curves of every version known, the version scored last at the end. */
  public synchronized List<VersionCurves> curves() {
    return versions.entrySet().stream()
        .map(
            entry ->
                new VersionCurves(
                    entry.getKey(),
                    entry.getValue().size(),
                    CorrelationCurve.of(entry.getValue().values())))
        .toList();
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    return told < revision ? Update.json("scores", revision, curves()) : null;
  }
}
