package io.supercool.dashboard.listen;

import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.topic.Topics;
import io.supercool.dashboard.state.models.Models;
import io.supercool.dashboard.state.models.TrainingHistory;
import io.supercool.dashboard.state.pipeline.Passage;
import io.supercool.dashboard.state.pipeline.Services;
import io.supercool.dashboard.state.pipeline.Stages;
import io.supercool.dashboard.state.pipeline.Warnings;
import io.supercool.dashboard.state.scores.Correlations;
import io.supercool.dashboard.state.scores.PrequentialScores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes measurement events from the start of the log, so that a restarted page has its history. */
@ApplicationScoped
class MetricsListener {
  private final Intake intake;
  private final Services services;
  private final Stages stages;
  private final Passage passage;
  private final TrainingHistory trainings;
  private final Correlations correlations;
  private final PrequentialScores prequential;
  private final Warnings warnings;
  private final Models models;

  MetricsListener(
      Intake intake,
      Services services,
      Stages stages,
      Passage passage,
      TrainingHistory trainings,
      Correlations correlations,
      PrequentialScores prequential,
      Warnings warnings,
      Models models) {
    this.intake = intake;
    this.services = services;
    this.stages = stages;
    this.passage = passage;
    this.trainings = trainings;
    this.correlations = correlations;
    this.prequential = prequential;
    this.warnings = warnings;
    this.models = models;
  }

  @Incoming("metrics-in")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return intake.take(
        message, payload -> route(Topics.METRICS.read(payload), Intake.timestamp(message)));
  }

  private void route(MetricEvent event, long timestamp) {
    if (event instanceof MetricEvent.Heartbeat heartbeat) {
      services.heard(heartbeat, timestamp);
    } else if (event instanceof MetricEvent.ServiceEnded ended) {
      services.ended(ended, timestamp);
    } else if (event instanceof MetricEvent.StageCompleted completed) {
      stages.completed(completed);
      passage.completed(completed, timestamp);
    } else if (event instanceof MetricEvent.TrainingProgress progress) {
      trainings.progressed(progress, timestamp);
    } else if (event instanceof MetricEvent.TrainingAdvanced advanced) {
      trainings.advanced(advanced);
    } else if (event instanceof MetricEvent.TrainingCompleted completed) {
      trainings.completed(completed);
    } else if (event instanceof MetricEvent.PredictionScored scored) {
      correlations.scored(scored);
    } else if (event instanceof MetricEvent.PrequentialScored scored) {
      prequential.scored(scored, timestamp);
    } else if (event instanceof MetricEvent.SnapshotSuspicious seen) {
      warnings.suspicious(seen, timestamp);
    } else if (event instanceof MetricEvent.SourceWarned told) {
      warnings.warned(told, timestamp);
    } else if (event instanceof MetricEvent.ModelLoaded loaded) {
      models.loaded(loaded);
    }
  }
}
