package io.supercool.dashboard.state.pipeline;

import io.supercool.contracts.event.MetricEvent.SnapshotSuspicious;
import io.supercool.contracts.event.MetricEvent.SourceWarned;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots that do not look like a liquid, and sources that were read otherwise than they are
 * written: the latest. Bounded; thread-safe.
 */
@ApplicationScoped
public class Warnings implements Section {
  static final int LATEST = 20;
  private static final int MAX_REASONS = 8;

  /**
   * A warning.
   *
   * @param subject id of the snapshot, or location of the source
   * @param reasons what was seen and what to check, cut to what a page can show
   * @param timestamp when it came, milliseconds since the epoch
   */
  public record Warning(String subject, List<String> reasons, long timestamp) {}

  /** What a page is told: how many there were, and the latest, newest first. */
  public record Status(long count, List<Warning> latest) {}

  private final Map<String, Warning> latest = new LinkedHashMap<>();
  private long count;
  private long revision;

  /** Takes a snapshot that was looked at {@code at}; one told again is not counted again. */
  public synchronized void suspicious(SnapshotSuspicious event, long at) {
    String snapshot = event.snapshot().toString();
    take(snapshot, snapshot, event.reasons(), at);
  }

  /** Takes what was found in a source; the same told again is not counted again. */
  public synchronized void warned(SourceWarned event, long at) {
    take(event.location() + "\n" + event.warning(), event.location(), List.of(event.warning()), at);
  }

  private void take(String key, String subject, List<String> reasons, long at) {
    List<String> shown = reasons.stream().limit(MAX_REASONS).map(PageText::cut).toList();
    if (latest.remove(key) == null) {
      count++;
    }
    latest.put(key, new Warning(PageText.cut(subject), shown, at));
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
    List<Warning> newestFirst = new ArrayList<>(latest.values());
    Collections.reverse(newestFirst);
    return Update.json("warnings", revision, new Status(count, newestFirst));
  }
}
