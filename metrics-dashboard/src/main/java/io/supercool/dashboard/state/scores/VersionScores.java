package io.supercool.dashboard.state.scores;

import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PredictionScored;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one model version scored. A configuration scored again replaces the earlier score. Bounded;
 * not thread-safe.
 */
final class VersionScores {
  static final int MAX_CONFIGURATIONS = 256;

  private final Map<SnapshotId, PredictionScored> scored = new LinkedHashMap<>();
  private final Map<SnapshotId, NoiseCeiling> ceilings = new LinkedHashMap<>();
  long revision;

  void scored(PredictionScored event) {
    put(scored, event.snapshot(), event);
  }

  void predicted(SnapshotId snapshot, NoiseCeiling ceiling) {
    put(ceilings, snapshot, ceiling);
  }

  /** The curves at the temperature scored last: lag times of other temperatures are others. */
  Correlations.VersionCurves curves(String version) {
    double newest = 0;
    for (PredictionScored event : scored.values()) {
      newest = temperature(event);
    }
    List<PredictionScored> withCeilings = new ArrayList<>();
    Map<PredictionScored, Double> temperatures = new IdentityHashMap<>();
    for (PredictionScored event : scored.values()) {
      NoiseCeiling known = ceilings.get(event.snapshot());
      temperatures.put(event, temperature(event));
      if (temperature(event) == newest) {
        withCeilings.add(known == null ? event : withCeiling(event, known));
      }
    }
    return new Correlations.VersionCurves(
        version,
        withCeilings.size(),
        CorrelationCurve.of(withCeilings),
        TemperatureScore.of(temperatures));
  }

  /**
   * Of a scored configuration; infinite where it is not known, so that all such are of one kind.
   */
  private double temperature(PredictionScored event) {
    NoiseCeiling known = ceilings.get(event.snapshot());
    return known == null || Double.isNaN(known.temperature())
        ? Double.POSITIVE_INFINITY
        : known.temperature();
  }

  private static PredictionScored withCeiling(PredictionScored event, NoiseCeiling known) {
    List<DescriptorScores> descriptors = new ArrayList<>(event.descriptors());
    descriptors.add(new DescriptorScores(CorrelationCurve.NOISE_CEILING, known.scores()));
    return new PredictionScored(
        event.snapshot(), event.modelVersion(), event.scores(), descriptors);
  }

  private static <T> void put(Map<SnapshotId, T> kept, SnapshotId snapshot, T value) {
    kept.remove(snapshot);
    kept.put(snapshot, value);
    if (kept.size() > MAX_CONFIGURATIONS) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
