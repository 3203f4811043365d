package io.supercool.dashboard.state.pipeline;

import io.supercool.contracts.event.MetricEvent.SnapshotSuspicious;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots that do not look like a liquid, and why: the latest. Bounded; thread-safe. */
@ApplicationScoped
public class SuspiciousFrames implements Section {
  static final int LATEST = 20;
  private static final int MAX_REASONS = 8;

  /**
   * A snapshot that looks wrong.
   *
   * @param snapshot its id
   * @param reasons what was seen and what to check, cut to what a page can show
   * @param timestamp when it was looked at, milliseconds since the epoch
   */
  public record Frame(String snapshot, List<String> reasons, long timestamp) {}

  /** What a page is told: how many there were, and the latest, newest first. */
  public record Status(long count, List<Frame> latest) {}

  private final Map<String, Frame> latest = new LinkedHashMap<>();
  private long count;
  private long revision;

  /** Takes a snapshot that was looked at {@code at}; one told again is not counted again. */
  public synchronized void suspicious(SnapshotSuspicious event, long at) {
    String snapshot = event.snapshot().toString();
    List<String> reasons = event.reasons().stream().limit(MAX_REASONS).map(PageText::cut).toList();
    if (latest.remove(snapshot) == null) {
      count++;
    }
    latest.put(snapshot, new Frame(snapshot, reasons, at));
    if (latest.size() > LATEST) {
      latest.remove(latest.keySet().iterator().next());
    }
    revision++;
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    if (told >= revision) {
      return null;
    }
    List<Frame> newestFirst = new ArrayList<>(latest.values());
    Collections.reverse(newestFirst);
    return Update.json("suspicious", revision, new Status(count, newestFirst));
  }
}
