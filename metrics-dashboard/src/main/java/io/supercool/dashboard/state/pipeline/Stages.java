package io.supercool.dashboard.state.pipeline;

import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what passed each stage and how long the latest took. Thread-safe. */
@ApplicationScoped
public class Stages {

  /**
   * How much a stage has done, as its events say.
   *
   * @param stage which
   * @param completed snapshots that passed it (a redelivered one counts again)
   * @param medianSeconds of work per snapshot, over the latest ones
   * @param highSeconds of work that 95 % of them did not exceed
   */
  public record Status(Stage stage, long completed, double medianSeconds, double highSeconds) {}

  private final Map<Stage, Totals> totals = new EnumMap<>(Stage.class);

  private static final class Totals {
    long completed;
    final Quantiles seconds = new Quantiles();
  }

  /** Takes one passage. */
  public synchronized void completed(StageCompleted event) {
    Totals stage = totals.computeIfAbsent(event.stage(), any -> new Totals());
    stage.completed++;
    stage.seconds.add(event.seconds());
  }

  /** Every stage that anything has passed, in the order of the flow. */
  public synchronized List<Status> status() {
    return totals.entrySet().stream()
        .map(entry -> status(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Status status(Stage stage, Totals totals) {
    return new Status(stage, totals.completed, totals.seconds.at(0.5), totals.seconds.at(0.95));
  }
}
