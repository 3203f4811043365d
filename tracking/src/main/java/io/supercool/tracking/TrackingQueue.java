package io.supercool.tracking;

import io.supercool.console.Console;
import io.supercool.console.Durations;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells a tracker in a thread of its own, so that nobody waits for it. What does not fit the queue
 * is left out, and what fails costs itself alone; the first failure is said. Thread-safe.
 */
final class TrackingQueue {
  private static final int MAX_WAITING = 1000;
  private static final long POLL_MILLISECONDS = 100;
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Tracker tracker;
  private final Console console;
  private final BlockingQueue<Step> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicInteger untold = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closing;
  private boolean warned;

  /** Something to be told. */
  private interface Step {
    void tell() throws TrackingException, InterruptedException;
  }

  TrackingQueue(Tracker tracker, Console console) {
    this.tracker = tracker;
    this.console = console;
    thread = new Thread(this::work, "tracking-" + tracker.name());
    thread.setDaemon(true);
    thread.start();
  }

  /** A training on its way to the tracker; without the tracker's answer nothing of it is told. */
  final class Telling {
    private @Nullable TrackedTraining training;

    private Telling(TrainingStart start) {
      offer(() -> training = tracker.begin(start));
    }

    void epoch(TrainingEpoch epoch) {
      offer(
          () -> {
            if (training != null) {
              training.epoch(epoch);
            }
          });
    }

    void end(TrainingEnd end) {
      offer(
          () -> {
            if (training != null) {
              training.end(end);
            }
          });
    }
  }

  Telling begin(TrainingStart start) {
    return new Telling(start);
  }

  /** Returns when all is told, or after {@code patience}; then nothing more is told. */
  void close(Duration patience) {
    closing = true;
    tracker.hurry();
    try {
      thread.join(Math.min(SHORT.toMillis(), patience.toMillis()));
      if (thread.isAlive()) {
        console.say(
            "%s is told the rest, for at most %s ..."
                .formatted(tracker.name(), Durations.text(patience.toSeconds())));
        thread.join(patience.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      untold.addAndGet(waiting.size() + 1);
      waiting.clear();
      thread.interrupt();
    }
    if (untold.get() > 0) {
      console.warn(
          "%s was not told everything: %d of the calls failed or were left out."
              .formatted(tracker.name(), untold.get()));
    }
  }

  private void offer(Step step) {
    if (closing || !waiting.offer(step)) {
      untold.incrementAndGet();
    }
  }

  private void work() {
    try {
      while (!closing || !waiting.isEmpty()) {
        Step step = waiting.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        if (step != null) {
          tell(step);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // close() says that not all was told.
    }
  }

  private void tell(Step step) throws InterruptedException {
    try {
      step.tell();
    } catch (TrackingException e) {
      failed(e.getMessage());
    } catch (RuntimeException e) {
      failed("%s could not be told: %s. Please report this.".formatted(tracker.name(), e));
    }
  }

  private void failed(String message) {
    untold.incrementAndGet();
    if (!warned) {
      warned = true;
      console.warn(message);
    }
  }
}
