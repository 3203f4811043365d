package io.supercool.ingest.imd;

import io.supercool.contracts.request.Following.WhenBehind;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Frames between the thread that receives them and the one that publishes them: bounded, and what
 * gives way when it is full is as {@link WhenBehind} says.
 */
final class FrameBuffer {
  /** So many frames in a row that found the buffer empty halve the stride. */
  private static final int CALM = 32;

  private final WhenBehind whenBehind;
  private final int capacity;
  private final Runnable onDropped;
  private final ArrayDeque<ImdFrame> frames = new ArrayDeque<>();
  private long stride = 1;
  private int calm;
  private boolean closed;

  /** Holds {@code capacity} frames; {@code onDropped} is run for each that will not be taken. */
  FrameBuffer(WhenBehind whenBehind, int capacity, Runnable onDropped) {
    this.whenBehind = whenBehind;
    this.capacity = capacity;
    this.onDropped = onDropped;
  }

  /** Gives a frame; waits for room only if the simulation may be paused. */
  synchronized void put(ImdFrame frame) throws InterruptedException {
    while (whenBehind == WhenBehind.PAUSE && frames.size() == capacity && !closed) {
      wait();
    }
    if (whenBehind == WhenBehind.STRIDE) {
      adapt();
      if (frame.number() % stride != 0) {
        onDropped.run();
        return;
      }
    }
    if (frames.size() == capacity) {
      frames.removeFirst();
      onDropped.run();
    }
    frames.addLast(frame);
    notifyAll();
  }

  /** Full: every second of the frames that wait, and of those to come. Long empty: the reverse. */
  private void adapt() {
    calm = frames.isEmpty() ? calm + 1 : 0;
    if (calm == CALM && stride > 1) {
      stride /= 2;
      calm = 0;
    }
    while (frames.size() == capacity) {
      stride *= 2;
      int before = frames.size();
      frames.removeIf(frame -> frame.number() % stride != 0);
      for (int dropped = before - frames.size(); dropped > 0; dropped--) {
        onDropped.run();
      }
    }
  }

  /** The next frame, when it is there; null once no more will come. */
  synchronized @Nullable ImdFrame take() throws InterruptedException {
    while (frames.isEmpty() && !closed) {
      wait();
    }
    ImdFrame frame = frames.pollFirst();
    notifyAll();
    return frame;
  }

  /** No more will come; what is there can still be taken. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
