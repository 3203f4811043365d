package io.supercool.dashboard.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest dead letters. Bounded; thread-safe. */
@ApplicationScoped
public class DeadLetterLog {
  private static final int LATEST = 20;

  private final Deque<DeadLetter> latest = new ArrayDeque<>();

  /** Takes a dead letter. */
  public synchronized void add(DeadLetter letter) {
    latest.addFirst(letter);
    if (latest.size() > LATEST) {
      latest.removeLast();
    }
  }

  /** The latest ones, newest first. */
  public synchronized List<DeadLetter> latest() {
    return List.copyOf(latest);
  }
}
