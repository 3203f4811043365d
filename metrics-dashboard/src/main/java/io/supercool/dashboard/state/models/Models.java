package io.supercool.dashboard.state.models;

import io.supercool.contracts.event.MetricEvent.ModelLoaded;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which model predicts, and the newest announcement of each model and role. Thread-safe. */
@ApplicationScoped
public class Models implements Section {
  private static final int MAX_ANNOUNCEMENTS = 32;

  /** The model that predicts. {@code complete}: its training has ended. */
  public record Current(String name, String version, boolean complete) {}

  /** What a page is told. {@code current} is null until a model exists. */
  public record Status(@Nullable Current current, List<ModelAnnouncement> announcements) {}

  private final Map<String, ModelAnnouncement> announcements = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Current loaded;
  private @Nullable Current announced;
  private long revision;

  /** A model-service instance predicts with this version now. */
  public synchronized void loaded(ModelLoaded event) {
    loaded = new Current(event.model(), event.version(), event.complete());
    revision++;
  }

  /** A checkpoint was announced. */
  public synchronized void announced(ModelAnnouncement announcement) {
    announcements.put(announcement.key(), announcement);
    if (announcements.size() > MAX_ANNOUNCEMENTS) {
      announcements.remove(announcements.keySet().iterator().next());
    }
    if (announcement.role() == ModelAnnouncement.Role.BEST) {
      announced =
          new Current(announcement.model(), announcement.version(), announcement.complete());
    }
    revision++;
  }

  /** The model loaded last or, before any was, the best one announced last; null without one. */
  public synchronized @Nullable Current current() {
    return loaded != null ? loaded : announced;
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    return told < revision
        ? Update.json(
            "models", revision, new Status(current(), List.copyOf(announcements.values())))
        : null;
  }
}
