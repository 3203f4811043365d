package io.supercool.dashboard.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The latest dead letters, and where those known came from. Bounded; thread-safe. */
@ApplicationScoped
public class DeadLetters {
  private static final int LATEST = 20;
  private static final int MAX_ORIGINS = 10_000;

  private final Deque<DeadLetter> latest = new ArrayDeque<>();
  private final Set<String> origins =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MAX_ORIGINS;
            }
          });

  /** Takes a dead letter. */
  public synchronized void add(DeadLetter letter) {
    origins.add(letter.origin());
    latest.addFirst(letter);
    if (latest.size() > LATEST) {
      latest.removeLast();
    }
  }

  /** Whether somebody has set this record aside already. */
  public synchronized boolean knows(String topic, int partition, long offset) {
    return origins.contains(DeadLetter.origin(topic, partition, offset));
  }

  /** The latest ones, newest first. */
  public synchronized List<DeadLetter> latest() {
    return List.copyOf(latest);
  }
}
