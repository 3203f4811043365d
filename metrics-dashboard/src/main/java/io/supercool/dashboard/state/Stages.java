package io.supercool.dashboard.state;

import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what passed each stage and how long the latest took. Thread-safe. */
@ApplicationScoped
public class Stages {
  private static final int LATEST = 32;

  private final Map<Stage, Totals> totals = new EnumMap<>(Stage.class);

  private static final class Totals {
    long completed;
    long bytes;
    final Deque<Double> seconds = new ArrayDeque<>();
  }

  /** Takes one passage. */
  public synchronized void completed(StageCompleted event) {
    Totals stage = totals.computeIfAbsent(event.stage(), any -> new Totals());
    stage.completed++;
    stage.bytes += event.bytes();
    stage.seconds.addLast(event.seconds());
    if (stage.seconds.size() > LATEST) {
      stage.seconds.removeFirst();
    }
  }

  /** Every stage that anything has passed, in the order of the flow. */
  public synchronized List<StageStatus> status() {
    return totals.entrySet().stream()
        .map(entry -> status(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static StageStatus status(Stage stage, Totals totals) {
    double mean = totals.seconds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new StageStatus(stage, totals.completed, mean, totals.bytes);
  }
}
