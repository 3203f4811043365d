package io.supercool.launcher.pipeline;

import io.supercool.console.Console;
import io.supercool.console.Durations;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.EventFollower;
import io.supercool.launcher.kafka.PredictionReader;
import io.supercool.launcher.kafka.Requests;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.models.LibraryEntry;
import io.supercool.launcher.report.Report;
import io.supercool.launcher.report.ScoreCollector;
import io.supercool.launcher.report.ScoreTable;
import io.supercool.launcher.tracking.RunTracking;
import io.supercool.library.PackageException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Passes through the pipeline, each from its plan to its report. */
public final class PipelineReporting {
  private final Cluster cluster;
  private final Runnable requireRunning;
  private final RunTracking tracking;
  private final Libraries libraries;
  private final Console console;

  /**
   * On {@code cluster}.
   *
   * @param requireRunning throws if the system cannot go on
   * @param tracking who is told of the trainings
   * @param libraries where their models are kept
   */
  public PipelineReporting(
      Cluster cluster,
      Runnable requireRunning,
      RunTracking tracking,
      Libraries libraries,
      Console console) {
    this.cluster = cluster;
    this.requireRunning = requireRunning;
    this.tracking = tracking;
    this.libraries = libraries;
    this.console = console;
  }

  /**
   * Carries {@code plan} out and prints the scores.
   *
   * @param sink is given every prediction
   * @param startNanos when the command was started, as {@link System#nanoTime}
   */
  public Report run(PipelinePlan plan, Consumer<Prediction> sink, long startNanos) {
    TrackedPass tracked = new TrackedPass(plan, tracking);
    try {
      return run(plan, sink, startNanos, tracked);
    } catch (RuntimeException | Error e) {
      tracked.failed(e);
      throw e;
    }
  }

  private Report run(
      PipelinePlan plan, Consumer<Prediction> sink, long startNanos, TrackedPass tracked) {
    EventLedger ledger = new EventLedger(tracked::epoch);
    PredictionReader predictions = new PredictionReader(cluster, requireRunning);
    try (EventFollower follower = new EventFollower(cluster, requireRunning);
        Requests requests = new Requests(cluster, requireRunning)) {
      EventWatch watch = new EventWatch(follower, ledger, requireRunning, console);
      ModelAnnouncement model = new Pipeline(plan, requests, ledger, watch, console).execute();
      ScoreCollector collector = new ScoreCollector();
      PredictionWarnings warnings = new PredictionWarnings();
      predictions.read(model.version(), sink.andThen(collector::add).andThen(warnings::add));
      watch.catchUp();
      Report report = report(collector, model, ledger, (System.nanoTime() - startNanos) / 1e9);
      console.say(
          "\n" + ScoreTable.of(report.scores(), report.baselines(), collector.noiseCeiling()));
      console.say("\n" + summary(report));
      warnings.lines().forEach(console::warn);
      tracked.finished(report, keep(plan, model, report));
      return report;
    }
  }

  /** A library that cannot be written costs no report. */
  private Optional<Path> keep(PipelinePlan plan, ModelAnnouncement model, Report report) {
    try {
      Optional<Path> kept =
          LibraryEntry.add(libraries, plan.name(), cluster, model, report.scores());
      kept.ifPresent(file -> console.say("In your library: " + file));
      return kept;
    } catch (PackageException | UncheckedIOException | KafkaException e) {
      console.warn(
          "the model is not in your library: %s. It is in the run's folder, models/"
              .formatted(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Report report(
      ScoreCollector collector, ModelAnnouncement model, EventLedger ledger, double total) {
    return new Report(
        collector.scores(),
        collector.baselines(),
        new Report.Model(
            model.parameters(),
            model.network().layers(),
            model.network().lMax(),
            model.network().channels(),
            model.version()),
        new Report.Counts(
            ledger.passed(Stage.INGEST),
            ledger.passed(Stage.GRAPH),
            collector.predictions(),
            ledger.deadLetters()),
        new Report.Seconds(
            ledger.seconds(Stage.INGEST),
            ledger.seconds(Stage.GRAPH),
            ledger.trainingSeconds(model.model()),
            ledger.seconds(Stage.PREDICT),
            total));
  }

  private static String summary(Report report) {
    Report.Counts counts = report.counts();
    return """
    Model %s: %s, %s, lMax %d, %s.
    %s, %s, %s, %s, in %s.\
    """
        .formatted(
            report.model().version(),
            Counted.of(report.model().parameters(), "parameter"),
            Counted.of(report.model().layers(), "layer"),
            report.model().lMax(),
            Counted.of(report.model().channels(), "channel"),
            Counted.of(counts.snapshotsPublished(), "snapshot"),
            Counted.of(counts.graphsBuilt(), "graph"),
            Counted.of(counts.predictionsPublished(), "prediction"),
            Counted.of(counts.deadLettered(), "dead letter"),
            Durations.text(report.seconds().total()));
  }
}
