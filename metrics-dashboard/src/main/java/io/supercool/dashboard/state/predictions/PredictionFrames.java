package io.supercool.dashboard.state.predictions;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest predictions, encoded once for all pages, and as they came for who downloads them; the
 * latest snapshots that wait for theirs; and what a model in training says of one configuration.
 * One that comes again replaces the earlier one. A page too slow for all gets the latest. Bounded
 * in number and in bytes; thread-safe.
 */
@ApplicationScoped
public class PredictionFrames implements Section {
  /** Predictions kept. */
  static final int LATEST = 24;

  /** Snapshots kept that wait for their prediction. */
  static final int WAITING = 4;

  /** Bytes kept, but always at least the newest prediction. */
  static final long MAX_BYTES = 128L << 20;

  private final Map<String, Kept> frames = new LinkedHashMap<>();
  private final Map<String, Update> waiting = new LinkedHashMap<>();
  private final Map<String, Update> previews = new LinkedHashMap<>();
  private long bytes;
  private long revision;

  private record Kept(Prediction prediction, Update frame, long bytes) {}

  /** Takes a prediction. Nobody waits while it is encoded, which takes as long as it is large. */
  public void add(Prediction prediction) {
    byte[] frame = FrameEncoding.encode(prediction);
    synchronized (this) {
      Update update = Update.binary(++revision, frame);
      waiting.remove(prediction.snapshot().toString());
      put(prediction.recordId(), new Kept(prediction, update, frame.length + bytes(prediction)));
    }
  }

  /** Takes a snapshot, to be shown until its prediction comes; one that has one is let pass. */
  public void add(Configuration snapshot) {
    String id = snapshot.snapshot().toString();
    if (isPredicted(id)) {
      return;
    }
    byte[] frame = FrameEncoding.encode(snapshot);
    synchronized (this) {
      if (!isPredicted(id)) {
        putLatest(waiting, id, Update.binary(++revision, frame), WAITING);
      }
    }
  }

  private synchronized boolean isPredicted(String snapshot) {
    return frames.values().stream()
        .anyMatch(kept -> kept.prediction().snapshot().toString().equals(snapshot));
  }

  /** Takes what a model says, in the middle of its training, of a configuration it learns from. */
  public void addPreview(Prediction preview) {
    String version = preview.modelVersion();
    String model = version.substring(0, Math.max(0, version.lastIndexOf('@')));
    byte[] frame = FrameEncoding.encodePreview(preview, model);
    synchronized (this) {
      putLatest(previews, model, Update.binary(++revision, frame), 1);
    }
  }

  private static void putLatest(Map<String, Update> all, String key, Update update, int most) {
    all.remove(key);
    all.put(key, update);
    if (all.size() > most) {
      all.remove(all.keySet().iterator().next());
    }
  }

  /** Number of predictions kept. */
  public synchronized int size() {
    return frames.size();
  }

  /** The prediction of this id, if it is among those kept. */
  public synchronized @Nullable Prediction find(String id) {
    Kept kept = frames.get(id);
    return kept == null ? null : kept.prediction();
  }

  /** The oldest frame the page does not have: pages get them one at a time. */
  @Override
  public synchronized @Nullable Update since(long told) {
    Stream<Update> all =
        Stream.of(
                frames.values().stream().map(Kept::frame),
                waiting.values().stream(),
                previews.values().stream())
            .flatMap(updates -> updates);
    return all.filter(update -> update.revision() > told)
        .min(Comparator.comparingLong(Update::revision))
        .orElse(null);
  }

  /** About what a prediction takes besides its frame, whose arrays are as large as its own. */
  private static long bytes(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    int dimensions = configuration.header().dimensions();
    return (long) configuration.particles()
        * (2 * 8 * dimensions + 4 * (8 + prediction.descriptors().size()));
  }

  private void put(String id, Kept kept) {
    Kept earlier = frames.remove(id);
    bytes += kept.bytes() - (earlier == null ? 0 : earlier.bytes());
    frames.put(id, kept);
    Iterator<Kept> oldest = frames.values().iterator();
    while (frames.size() > LATEST || (bytes > MAX_BYTES && frames.size() > 1)) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
