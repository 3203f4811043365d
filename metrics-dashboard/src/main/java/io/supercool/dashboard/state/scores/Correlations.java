package io.supercool.dashboard.state.scores;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.PredictionScored;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scores of predicted configurations whose propensity is known, by model version, with the noise
 * ceilings that follow from its replicas. Pages are told only the versions that changed. Bounded;
 * thread-safe.
 */
@ApplicationScoped
public class Correlations implements Section {
  static final int MAX_VERSIONS = 16;

  /**
   * Curves of one model version.
   *
   * @param version which
   * @param configurations how many were scored at the temperature scored last
   * @param curves at that temperature: the network's, the plain descriptors', and the noise ceiling
   * @param temperatures how the network does at each temperature
   */
  public record VersionCurves(
      String version,
      int configurations,
      List<CorrelationCurve> curves,
      List<TemperatureScore> temperatures) {}

  private final Map<String, VersionScores> versions = new LinkedHashMap<>(16, 0.75f, true);
  private long revision;

  /** Takes a configuration's scores. */
  public synchronized void scored(PredictionScored event) {
    change(event.modelVersion(), version -> version.scored(event));
  }

  /** Takes a prediction, for its noise ceiling and temperature if the propensity is known. */
  public void predicted(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    if (configuration.propensity() != null) {
      NoiseCeiling ceiling = NoiseCeiling.of(configuration);
      synchronized (this) {
        change(
            prediction.modelVersion(),
            version -> version.predicted(configuration.snapshot(), ceiling));
      }
    }
  }

  private void change(String name, Consumer<VersionScores> change) {
    VersionScores version = versions.computeIfAbsent(name, any -> new VersionScores());
    change.accept(version);
    version.revision = ++revision;
    if (versions.size() > MAX_VERSIONS) {
      versions.remove(versions.keySet().iterator().next());
    }
  }

  /** The curves of every version known, the version heard of last at the end. */
  public synchronized List<VersionCurves> curves() {
    return curvesSince(0);
  }

  private List<VersionCurves> curvesSince(long told) {
    return versions.entrySet().stream()
        .filter(version -> version.getValue().revision > told)
        .map(version -> version.getValue().curves(version.getKey()))
        .toList();
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    return told < revision ? Update.json("scores", revision, curvesSince(told)) : null;
  }
}
