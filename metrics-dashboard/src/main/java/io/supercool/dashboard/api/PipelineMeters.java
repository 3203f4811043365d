package io.supercool.dashboard.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.dashboard.state.models.TrainingHistory;
import io.supercool.dashboard.state.pipeline.DiskStatus;
import io.supercool.dashboard.state.pipeline.Pipeline;
import io.supercool.dashboard.state.pipeline.ServiceStatus;
import io.supercool.dashboard.state.pipeline.TopicStatus;
import io.supercool.dashboard.state.scores.CorrelationCurve;
import io.supercool.dashboard.state.scores.Correlations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the page shows of the whole pipeline, as meters for Prometheus (docs/reference/metrics.md).
 */
@ApplicationScoped
class PipelineMeters {
  private final Pipeline pipeline;
  private final TrainingHistory trainings;
  private final Correlations correlations;
  private final MultiGauge serviceUp;
  private final MultiGauge restarts;
  private final MultiGauge resident;
  private final MultiGauge topicRecords;
  private final MultiGauge topicBytes;
  private final MultiGauge brokerDisk;
  private final MultiGauge brokerReserve;
  private final MultiGauge consumerLag;
  private final MultiGauge deadLetters;
  private final MultiGauge trainingLoss;
  private final MultiGauge trainingEpoch;
  private final MultiGauge pearson;

  PipelineMeters(
      Pipeline pipeline,
      TrainingHistory trainings,
      Correlations correlations,
      MeterRegistry meters) {
    this.pipeline = pipeline;
    this.trainings = trainings;
    this.correlations = correlations;
    serviceUp = gauge(meters, "supercool.service.up", "1 if an instance is up and ready");
    restarts = gauge(meters, "supercool.service.restarts", "Times an instance was restarted");
    resident =
        gauge(meters, "supercool.service.resident.bytes", "All memory of an instance's process");
    topicBytes = gauge(meters, "supercool.topic.bytes", "Bytes of a topic on the brokers' disks");
    topicRecords = gauge(meters, "supercool.topic.records", "Records on a topic's log");
    brokerDisk =
        gauge(meters, "supercool.broker.usable.bytes", "Room on the broker's fullest disk");
    brokerReserve =
        gauge(meters, "supercool.broker.reserve.bytes", "What is kept free of that disk");
    consumerLag = gauge(meters, "supercool.consumer.lag", "Records a group has not finished");
    deadLetters =
        gauge(meters, "supercool.topic.dead.letters", "Records set aside, by topic of origin");
    trainingLoss = gauge(meters, "supercool.training.loss", "Mean squared error, newest epoch");
    trainingEpoch = gauge(meters, "supercool.training.epoch", "Epochs done");
    pearson = gauge(meters, "supercool.prediction.pearson", "Mean over scored configurations");
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    Pipeline.Status status = pipeline.status();
    serviceUp.register(status.services().stream().map(PipelineMeters::up).toList(), true);
    restarts.register(
        status.services().stream().map(s -> MultiGauge.Row.of(tags(s), s.restarts())).toList(),
        true);
    resident.register(
        status.services().stream()
            .filter(s -> s.residentBytes() != null)
            .map(s -> MultiGauge.Row.of(tags(s), s.residentBytes()))
            .toList(),
        true);
    List<MultiGauge.Row<?>> records = new ArrayList<>();
    List<MultiGauge.Row<?>> bytes = new ArrayList<>();
    List<MultiGauge.Row<?>> lag = new ArrayList<>();
    List<MultiGauge.Row<?>> dead = new ArrayList<>();
    for (TopicStatus topic : status.topics()) {
      Tags tags = Tags.of("topic", topic.name());
      records.add(MultiGauge.Row.of(tags, topic.records()));
      bytes.add(MultiGauge.Row.of(tags, topic.bytes()));
      dead.add(MultiGauge.Row.of(tags, topic.deadLetters()));
      for (TopicStatus.Group group : topic.groups()) {
        lag.add(MultiGauge.Row.of(tags.and("group", group.name()), group.lag()));
      }
    }
    topicRecords.register(records, true);
    topicBytes.register(bytes, true);
    consumerLag.register(lag, true);
    deadLetters.register(dead, true);
    brokerDisk.register(disk(status, DiskStatus::usableBytes), true);
    brokerReserve.register(disk(status, DiskStatus::reserveBytes), true);
    List<TrainingProgress> newest = trainings.newest();
    trainingLoss.register(newest.stream().map(t -> row(t, t.loss())).toList(), true);
    trainingEpoch.register(newest.stream().map(t -> row(t, t.epoch())).toList(), true);
    pearson.register(pearsonRows(), true);
  }

  private List<MultiGauge.Row<?>> pearsonRows() {
    List<Correlations.VersionCurves> versions = correlations.curves();
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    if (!versions.isEmpty()) {
      for (CorrelationCurve curve : versions.get(versions.size() - 1).curves()) {
        for (CorrelationCurve.Point point : curve.points()) {
          Tags tags =
              Tags.of(
                  "predictor", curve.name(),
                  "species", curve.species(),
                  "time", String.valueOf(point.time()));
          rows.add(MultiGauge.Row.of(tags, point.mean()));
        }
      }
    }
    return rows;
  }

  /** None where brokers do not tell. */
  private static List<MultiGauge.Row<?>> disk(
      Pipeline.Status status, ToLongFunction<DiskStatus> value) {
    DiskStatus disk = status.disk();
    return disk == null
        ? List.of()
        : List.of(MultiGauge.Row.of(Tags.empty(), value.applyAsLong(disk)));
  }

  private static MultiGauge.Row<?> up(ServiceStatus service) {
    return MultiGauge.Row.of(tags(service), service.state() == ServiceStatus.State.UP ? 1 : 0);
  }

  private static Tags tags(ServiceStatus service) {
    return Tags.of("service", service.name(), "process", service.instance());
  }

  private static MultiGauge.Row<?> row(TrainingProgress training, double value) {
    return MultiGauge.Row.of(Tags.of("model", training.model()), value);
  }

  private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
    return MultiGauge.builder(name).description(description).register(meters);
  }
}
