package io.supercool.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a thread spends its time: its stack is looked at every few milliseconds, and the time goes
 * to the innermost class of ours on it, so that the engine's work counts for who asked for it.
 */
public final class TimeProfile {
  private static final long INTERVAL_MILLISECONDS = 5;
  private static final String OURS = "io.supercool.";
  private static final String MODEL = OURS + "model.";

  /** Which part of a class's full name is its folder: io, supercool, the module, the folder. */
  private static final int FOLDER = 3;

  private final Map<String, Integer> samples = new TreeMap<>();
  private int total;

  private TimeProfile() {}

  /** Shares of the time of {@code call} on the calling thread, largest first; they sum to 1. */
  public static Map<String, Double> of(Runnable call) {
    TimeProfile profile = new TimeProfile();
    Thread observed = Thread.currentThread();
    Thread sampler = new Thread(() -> profile.watch(observed), "time-profile");
    sampler.setDaemon(true);
    sampler.start();
    try {
      call.run();
    } finally {
      sampler.interrupt();
    }
    try {
      sampler.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while profiling", e);
    }
    return profile.shares();
  }

  private void watch(Thread observed) {
    try {
      while (true) {
        Thread.sleep(INTERVAL_MILLISECONDS);
        samples.merge(place(observed.getStackTrace()), 1, Integer::sum);
        total++;
      }
    } catch (InterruptedException e) {
      // The end of what is observed.
    }
  }

  private Map<String, Double> shares() {
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(samples.entrySet());
    sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    Map<String, Double> shares = new LinkedHashMap<>();
    sorted.forEach(place -> shares.put(place.getKey(), (double) place.getValue() / total));
    return shares;
  }

  /** Of model-service the class, of libraries their folder: {@code Layer}, {@code convolution}. */
  static String place(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith(OURS)) {
        String outer = name.replaceFirst("\\$.*", "");
        String[] parts = outer.split("\\.");
        return name.startsWith(MODEL)
            ? parts[parts.length - 1]
            : parts[Math.min(FOLDER, parts.length - 2)];
      }
    }
    return "other";
  }
}
