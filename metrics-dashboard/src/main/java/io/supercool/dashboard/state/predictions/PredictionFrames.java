package io.supercool.dashboard.state.predictions;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest predictions, encoded once for all pages, and as they came for who downloads them. A
 * prediction that comes again replaces the earlier one. A page too slow for all gets the latest.
 * Bounded in number and in bytes; thread-safe.
 */
@ApplicationScoped
public class PredictionFrames implements Section {
  /** Predictions kept. */
  static final int LATEST = 24;

  /** Bytes kept, but always at least the newest prediction. */
  static final long MAX_BYTES = 128L << 20;

  private final Map<String, Kept> frames = new LinkedHashMap<>();
  private long bytes;
  private long revision;

  private record Kept(Prediction prediction, Update frame, long bytes) {}

  /** Takes a prediction. Nobody waits while it is encoded, which takes as long as it is large. */
  public void add(Prediction prediction) {
    byte[] frame = FrameEncoding.encode(prediction);
    synchronized (this) {
      Update update = Update.binary(++revision, frame);
      put(prediction.recordId(), new Kept(prediction, update, frame.length + bytes(prediction)));
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

  /** The oldest prediction the page does not have: pages get them one at a time. */
  @Override
  public synchronized @Nullable Update since(long told) {
    for (Kept kept : frames.values()) {
      if (kept.frame().revision() > told) {
        return kept.frame();
      }
    }
    return null;
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
