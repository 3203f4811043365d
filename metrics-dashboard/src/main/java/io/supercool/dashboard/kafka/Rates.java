package io.supercool.dashboard.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Records or bytes per second of each topic over the last ten seconds. Not thread-safe. */
final class Rates {
  private static final long WINDOW_NANOS = 10_000_000_000L;

  private final Map<String, Deque<Sample>> samples = new HashMap<>();

  private record Sample(long nanos, long written) {}

  /**
   * Takes how much was ever written to {@code topic} and returns the rate: 0 at the first look, and
   * after a topic was made anew or shortened.
   */
  double perSecond(String topic, long written, long nanos) {
    Deque<Sample> window = samples.computeIfAbsent(topic, any -> new ArrayDeque<>());
    if (!window.isEmpty() && window.getLast().written > written) {
      window.clear();
    }
    window.addLast(new Sample(nanos, written));
    while (window.size() > 2 && nanos - window.getFirst().nanos > WINDOW_NANOS) {
      window.removeFirst();
    }
    Sample first = window.getFirst();
    long elapsed = nanos - first.nanos;
    return elapsed <= 0 ? 0 : (written - first.written) * 1e9 / elapsed;
  }
}
