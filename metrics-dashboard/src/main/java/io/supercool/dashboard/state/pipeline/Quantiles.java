package io.supercool.dashboard.state.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;

/** Quantiles of the latest values. Bounded; not thread-safe. */
final class Quantiles {
  static final int LATEST = 256;

  private final Deque<Double> values = new ArrayDeque<>();

  void add(double value) {
    values.addLast(value);
    if (values.size() > LATEST) {
      values.removeFirst();
    }
  }

  int count() {
    return values.size();
  }

  /**
   * The smallest value that at least {@code share} of them do not exceed; 0 where there is none.
   */
  double at(double share) {
    if (values.isEmpty()) {
      return 0;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
