package io.supercool.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Repeats something and takes the median of its times. */
public final class Timing {
  private Timing() {}

  /**
   * Milliseconds that {@code call} takes: the median of its repetitions after the warm-up.
   *
   * @param progress is told how many repetitions there were, the warm-up's included
   */
  public static double milliseconds(Effort effort, IntConsumer progress, Runnable call) {
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
    return median(times);
  }

  /** The middle value, or the mean of the two in the middle. {@code values} is not empty. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
