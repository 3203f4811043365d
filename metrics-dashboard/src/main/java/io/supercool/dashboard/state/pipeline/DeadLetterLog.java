package io.supercool.dashboard.state.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest dead letters, one of each record: a service that starts again may give a record up
 * again. Bounded; thread-safe.
 */
@ApplicationScoped
public class DeadLetterLog {
  private static final int LATEST = 20;

  private final Deque<DeadLetterView> latest = new ArrayDeque<>();

  /** Takes a dead letter. */
  public synchronized void add(DeadLetterView letter) {
    latest.removeIf(known -> known.letter().place().equals(letter.letter().place()));
    latest.addFirst(letter);
    if (latest.size() > LATEST) {
      latest.removeLast();
    }
  }

  /** The latest ones, newest first. */
  public synchronized List<DeadLetterView> latest() {
    return List.copyOf(latest);
  }
}
