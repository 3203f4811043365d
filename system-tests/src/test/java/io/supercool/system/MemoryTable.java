package io.supercool.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Memory of every process of the running system while snapshots pass, each time after a full
 * collection: what is left of the heap, and resident memory besides the heap ("native").
 */
final class MemoryTable {
  /** How much more the end may take than the second hundred snapshots. */
  private static final double ALLOWED = 1.1;

  private final Map<String, Map<Integer, Double>> columns = new LinkedHashMap<>();

  /** After {@code snapshots} snapshots. */
  void sample(int snapshots) {
    Supercool.processes()
        .forEach(
            (name, pid) -> {
              put(name + " heap", snapshots, ProcessUse.liveHeapMebibytes(pid));
              put(name + " native", snapshots, ProcessUse.nativeMebibytes(pid));
            });
  }

  /** Columns whose mean over the last hundred exceeds that over the second hundred by a tenth. */
  List<String> growing() {
    List<String> growing = new ArrayList<>();
    columns.forEach(
        (name, samples) -> {
          int last = samples.keySet().stream().max(Integer::compare).orElseThrow();
          if (mean(samples, last - 100, last) > ALLOWED * mean(samples, 100, 200)) {
            growing.add(name);
          }
        });
    return growing;
  }

  /** MiB, one line for each column, with the number of snapshots before it. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("MiB after snapshots");
    columns.forEach(
        (name, samples) -> {
          table.append("%n%s:".formatted(name));
          samples.forEach((at, used) -> table.append(" %d:%.0f".formatted(at, used)));
        });
    return table.append("%ngrowing: %s".formatted(growing())).toString();
  }

  private static double mean(Map<Integer, Double> samples, int after, int to) {
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey() > after && sample.getKey() <= to)
        .mapToDouble(Map.Entry::getValue)
        .average()
        .orElseThrow();
  }

  private void put(String column, int snapshots, double mebibytes) {
    columns.computeIfAbsent(column, absent -> new TreeMap<>()).put(snapshots, mebibytes);
  }
}
