package io.supercool.dashboard.state.pipeline;

import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long snapshots take through the whole pipeline: from the moment one was published to the
 * moment it was first predicted, waiting included. Bounded; thread-safe.
 */
@ApplicationScoped
public class Passage {
  private static final int MAX_UNDER_WAY = 4096;

  private final Map<SnapshotId, Long> published = new LinkedHashMap<>();
  private final Quantiles seconds = new Quantiles();

  /**
   * Seconds from snapshot to prediction, of the latest.
   *
   * @param median that half of them did not exceed
   * @param high that 95 % of them did not exceed
   */
  public record Times(double median, double high) {}

  /** Takes one passage of a stage, at a time in milliseconds since the epoch. */
  public synchronized void completed(StageCompleted event, long at) {
    if (event.stage() == Stage.INGEST) {
      published.put(event.snapshot(), at);
      if (published.size() > MAX_UNDER_WAY) {
        published.remove(published.keySet().iterator().next());
      }
    } else if (event.stage() == Stage.PREDICT) {
      Long from = published.remove(event.snapshot());
      if (from != null) {
        seconds.add(Math.max(0, at - from) / 1000.0);
      }
    }
  }

  /** Of the latest snapshots; null before one has passed. */
  public synchronized @Nullable Times times() {
    return seconds.count() == 0 ? null : new Times(seconds.at(0.5), seconds.at(0.95));
  }
}
