package io.supercool.dashboard.state;

import io.supercool.contracts.Prediction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest predictions, encoded once for all pages. A prediction that comes again replaces the
 * earlier one. A page too slow for all gets the latest. Bounded in number and in bytes;
 * thread-safe.
 */
@ApplicationScoped
public class PredictionFrames implements Section {
  /** Predictions kept. */
  static final int LATEST = 8;

  /** Bytes kept, but always at least the newest prediction. */
  static final long MAX_BYTES = 128L << 20;

  private final Map<String, Update> frames = new LinkedHashMap<>();
  private long bytes;
  private long revision;

  /** Takes a prediction. */
  public synchronized void add(Prediction prediction) {
    revision++;
    put(prediction.id(), Update.binary(revision, FrameEncoding.encode(prediction, revision)));
  }

  /** Number of predictions kept. */
  public synchronized int size() {
    return frames.size();
  }

  /** The oldest prediction the page does not have: pages get them one at a time. */
  @Override
  public synchronized @Nullable Update since(long told) {
    for (Update frame : frames.values()) {
      if (frame.revision() > told) {
        return frame;
      }
    }
    return null;
  }

  private void put(String id, Update frame) {
    Update earlier = frames.remove(id);
    bytes += frame.bytes().length - (earlier == null ? 0 : earlier.bytes().length);
    frames.put(id, frame);
    Iterator<Update> oldest = frames.values().iterator();
    while (frames.size() > LATEST || (bytes > MAX_BYTES && frames.size() > 1)) {
      bytes -= oldest.next().bytes().length;
      oldest.remove();
    }
  }
}
