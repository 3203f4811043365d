package io.supercool.tracking;

import io.supercool.console.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells trackers of the trainings of a command. No call waits for a tracker, but for {@link #close}
 * and {@link #interrupted}, which have limits. Thread-safe.
 */
public final class Tracking implements AutoCloseable {
  private static final Duration AT_THE_END = Duration.ofSeconds(30);
  private static final Duration WHEN_INTERRUPTED = Duration.ofSeconds(5);

  private final List<TrackingQueue> queues;
  private @Nullable Training current;
  private boolean closed;

  /** Tells these; none is right. */
  public Tracking(List<? extends Tracker> trackers, Console console) {
    queues = trackers.stream().map(tracker -> new TrackingQueue(tracker, console)).toList();
  }

  /** A training that is told of. What comes after its end, or comes again, is passed over. */
  public final class Training {
    private final List<TrackingQueue.Telling> tellings;
    private int last;
    private boolean ended;

    private Training(TrainingStart start) {
      tellings = queues.stream().map(queue -> queue.begin(start)).toList();
    }

    /** An epoch is done. */
    public void epoch(TrainingEpoch epoch) {
      synchronized (Tracking.this) {
        if (!ended && epoch.epoch() > last) {
          last = epoch.epoch();
          tellings.forEach(telling -> telling.epoch(epoch));
        }
      }
    }

    /** It ended; the first end counts. */
    public void end(TrainingEnd end) {
      synchronized (Tracking.this) {
        if (!ended) {
          ended = true;
          tellings.forEach(telling -> telling.end(end));
        }
      }
    }
  }

  /** A training begins. */
  public synchronized Training begin(TrainingStart start) {
    current = new Training(start);
    return current;
  }

  /** The user ends the command: a training that has not ended yet is killed. */
  public void interrupted() {
    Training interrupted;
    synchronized (this) {
      interrupted = current;
    }
    if (interrupted != null) {
      interrupted.end(TrainingEnd.without(Status.KILLED, "ended by its user", Instant.now()));
    }
    close(WHEN_INTERRUPTED);
  }

  /** Returns when all is told, or cannot be told in time. Does so once. */
  @Override
  public void close() {
    close(AT_THE_END);
  }

  private void close(Duration patience) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    queues.forEach(queue -> queue.close(patience));
  }
}
