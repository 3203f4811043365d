package io.supercool.benchmarks.measure;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * What the memory can do: STREAM's triad a = b + s c over arrays beyond the caches, as 3 times the
 * arrays' bytes over the time (the line that a write first reads is not counted, as is usual).
 */
public final class MemoryMeasurement {
  private static final int BLOCK = 1 << 14;

  private MemoryMeasurement() {}

  /** 10^9 bytes per second with {@code threads} threads. */
  public static Rate gigabytesPerSecond(int threads, Effort effort) {
    int length = effort.arrayMebibytes() * (1 << 20) / Float.BYTES;
    float[] a = new float[length];
    float[] b = new float[length];
    float[] c = new float[length];
    Arrays.fill(b, 1);
    Arrays.fill(c, 2);
    Timing timing = Timing.of(effort, repetition -> {}, () -> onThreads(threads, a, b, c));
    return Rate.of(3.0 * Float.BYTES * length / 1e9, timing);
  }

  private static void onThreads(int threads, float[] a, float[] b, float[] c) {
    CountDownLatch done = new CountDownLatch(threads);
    for (int thread = 0; thread < threads; thread++) {
      int from = (int) ((long) a.length * thread / threads);
      int to = (int) ((long) a.length * (thread + 1) / threads);
      new Thread(
              () -> {
                range(a, b, c, from, to);
                done.countDown();
              },
              "triad-" + thread)
          .start();
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring the memory", e);
    }
  }

  private static void range(float[] a, float[] b, float[] c, int from, int to) {
    for (int start = from; start < to; start += BLOCK) {
      triad(a, b, c, start, Math.min(to, start + BLOCK));
    }
  }

  /** Small enough that the JIT compiler makes vectors of it soon. */
  private static void triad(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      a[i] = b[i] + 3 * c[i];
    }
  }
}
