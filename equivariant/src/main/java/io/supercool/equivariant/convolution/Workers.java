package io.supercool.equivariant.convolution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads that share the tasks of a call with its caller. Threads are started when first
 * needed and shared by the whole virtual machine, so there is nothing to close.
 */
final class Workers {

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "convolution");
            thread.setDaemon(true);
            return thread;
          });

  private final int threads;

  /**
   * A part of a call: {@code worker} numbers the threads at work from 0, {@code task} the parts.
   */
  @FunctionalInterface
  interface Task {
    void run(int worker, int task);
  }

  /**
   * So many at work on a call, its caller among them.
   *
   * @throws IllegalArgumentException if there is none
   */
  Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; at least one is needed");
    }
    this.threads = threads;
  }

  /**
   * Runs all tasks, of which there is at least one, and returns when every one has ended; throws
   * what one of them threw.
   */
  void run(int tasks, Task task) {
    AtomicInteger next = new AtomicInteger();
    CompletableFuture<?>[] helpers = new CompletableFuture<?>[Math.min(threads, tasks) - 1];
    for (int helper = 0; helper < helpers.length; helper++) {
      int worker = helper + 1;
      helpers[helper] = CompletableFuture.runAsync(() -> work(worker, next, tasks, task), THREADS);
    }
    try {
      work(0, next, tasks, task);
    } finally {
      CompletableFuture.allOf(helpers).join();
    }
  }

  private static void work(int worker, AtomicInteger next, int tasks, Task task) {
    for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
      task.run(worker, t);
    }
  }
}
