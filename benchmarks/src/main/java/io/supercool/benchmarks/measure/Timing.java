package io.supercool.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * How long something took when it was repeated.
 *
 * @param median milliseconds
 * @param fastest milliseconds; what other work on the machine disturbs least
 */
public record Timing(double median, double fastest) {

  /**
   * Times {@code call} after a warm-up.
   *
   * @param progress is told how many repetitions there were, the warm-up's included
   */
  static Timing of(Effort effort, IntConsumer progress, Runnable call) {
    for (int warmUp = 0; warmUp < effort.warmUps(); warmUp++) {
      progress.accept(warmUp);
      call.run();
    }
    List<Double> times = new ArrayList<>();
    long start = System.nanoTime();
    do {
      progress.accept(effort.warmUps() + times.size());
      long begun = System.nanoTime();
      call.run();
      times.add((System.nanoTime() - begun) / 1e6);
    } while (times.size() < effort.repetitions()
        && (System.nanoTime() - start) / 1e9 < effort.seconds());
    return of(times);
  }

  /** Of these milliseconds, at least one: the middle one, or the mean of the two in the middle. */
  static Timing of(List<Double> milliseconds) {
    List<Double> sorted = new ArrayList<>(milliseconds);
    Collections.sort(sorted);
    int upper = sorted.size() / 2;
    int lower = (sorted.size() - 1) / 2;
    return new Timing((sorted.get(lower) + sorted.get(upper)) / 2, sorted.get(0));
  }
}
