package io.supercool.launcher.pipeline;

import io.supercool.console.Console;
import io.supercool.console.ProgressBar;
import io.supercool.console.UserException;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.kafka.Requests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline as docs/explanation/architecture.md tells it: requests published, events awaited, in
 * four phases.
 */
public final class Pipeline {
  private final PipelinePlan plan;
  private final Requests requests;
  private final EventLedger ledger;
  private final EventWatch watch;
  private final Console console;

  /** Prepares; nothing is published before {@link #execute}. */
  public Pipeline(
      PipelinePlan plan, Requests requests, EventLedger ledger, EventWatch watch, Console console) {
    this.plan = plan;
    this.requests = requests;
    this.ledger = ledger;
    this.watch = watch;
    this.console = console;
  }

  /**
   * Ingests, trains and predicts.
   *
   * @return the model that made the predictions, all of which are on the topic
   * @throws UserException if nothing could be trained or nothing predicted
   */
  public ModelAnnouncement execute() {
    SourceSet pretraining = publish(plan.pretraining());
    SourceSet training = publish(plan.training());
    awaitGraphs(pretraining, "graphs of --pretrain");
    awaitGraphs(training, "ingest and graphs");
    ModelAnnouncement model =
        train(
            usable(training, "--train"),
            plan.pretraining().isEmpty() ? List.of() : usable(pretraining, "--pretrain"));
    SourceSet prediction = publish(plan.prediction());
    watch.await(
        "predict",
        () -> prediction.passed(Stage.PREDICT, model.version()),
        elapsed ->
            bar(prediction.count(Stage.PREDICT, model.version()), prediction.expected(), elapsed));
    if (!plan.prediction().isEmpty()) {
      usable(prediction, "--test and --predict");
    }
    return model;
  }

  private void awaitGraphs(SourceSet sources, String phase) {
    watch.await(
        phase,
        () -> sources.passed(Stage.GRAPH, null),
        elapsed -> bar(sources.count(Stage.GRAPH, null), sources.expected(), elapsed));
  }

  private SourceSet publish(List<SourceRequest> sources) {
    sources.forEach(requests::publish);
    return new SourceSet(sources, ledger);
  }

  private List<SnapshotId> usable(SourceSet sources, String option) {
    List<SnapshotId> snapshots = sources.snapshots();
    if (snapshots.isEmpty()) {
      throw new UserException(
          "None of the files of %s could be used; the reasons are above.".formatted(option));
    }
    if (!sources.refused().isEmpty()) {
      console.warn(
          "going on without %d of %s: %s"
              .formatted(
                  sources.refused().size(),
                  Counted.of(sources.requests().size(), "file"),
                  String.join(", ", sources.refused())));
    }
    return snapshots;
  }

  private ModelAnnouncement train(List<SnapshotId> snapshots, List<SnapshotId> pretraining) {
    requests.publish(
        TrainingRequest.of(plan.model(), snapshots)
            .with()
            .pretraining(pretraining)
            .network(plan.configuration().network())
            .training(plan.configuration().training())
            .representation(plan.representation())
            .start(plan.start())
            .build());
    TrainingOptions options = plan.configuration().training();
    TrainingText text =
        new TrainingText(
            options.epochs() + (pretraining.isEmpty() ? 0 : options.pretrainingEpochs()));
    watch.await(
        "train",
        () -> ledger.training(plan.model()) != null || ledger.failure(plan.model()) != null,
        elapsed -> text.of(ledger.progress(plan.model()), ledger.advanced(plan.model()), elapsed));
    TrainingCompleted completed = ledger.training(plan.model());
    String version = completed == null ? null : completed.version();
    if (version == null) {
      throw new UserException("Training failed: " + reason(completed));
    }
    watch.await(
        "load model",
        () -> ledger.model(version) != null && ledger.loaded(version),
        elapsed -> version);
    return ledger.model(version);
  }

  private String reason(@Nullable TrainingCompleted completed) {
    String reason = completed == null ? ledger.failure(plan.model()) : completed.failure();
    return reason == null ? "no reason given" : reason;
  }

  private static String bar(long done, long total, double elapsed) {
    return "%d of %d  %s".formatted(done, total, ProgressBar.withEstimate(done, total, elapsed));
  }
}
