package io.supercool.contracts.topic;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Replica;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.contracts.wire.LabelCodec;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.contracts.wire.ReplicaCodec;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/** All topics. */
public final class Topics {
  /** Sources that users ask to be read, keyed by location. */
  public static final JsonTopic<SourceRequest> SOURCES =
      JsonTopic.of(
          "supercool.sources.v1",
          "supercool.source",
          SourceRequest.class,
          SourceRequest::id,
          SourceRequest::location);

  /** Configurations, keyed by trajectory. */
  public static final PayloadTopic<Configuration> SNAPSHOTS =
      new PayloadTopic<>("supercool.snapshots.v1", "supercool.snapshot", new ConfigurationCodec());

  /** Neighbour graphs, keyed by trajectory. */
  public static final PayloadTopic<Graph> GRAPHS =
      new PayloadTopic<>("supercool.graphs.v1", "supercool.graph", new GraphCodec());

  /** Models to be trained, keyed by model. */
  public static final JsonTopic<TrainingRequest> TRAININGS =
      JsonTopic.of(
          "supercool.trainings.v1",
          "supercool.training",
          TrainingRequest.class,
          TrainingRequest::model,
          TrainingRequest::model);

  /** Checkpoints, the newest of each model and role; one partition, since their order counts. */
  public static final JsonTopic<ModelAnnouncement> MODELS =
      new JsonTopic<>(
          "supercool.models.v1",
          "supercool.model",
          ModelAnnouncement.class,
          ModelAnnouncement::id,
          (announcement, source) -> announcement.key(),
          1,
          Topic.Retention.NEWEST);

  /** The bytes of checkpoints, the newest of each model and role. */
  public static final CheckpointTopic CHECKPOINTS =
      new CheckpointTopic("supercool.checkpoints.v1", "supercool.checkpoint");

  /** Predicted propensities, keyed by trajectory. */
  public static final PayloadTopic<Prediction> PREDICTIONS =
      new PayloadTopic<>("supercool.predictions.v1", "supercool.prediction", new PredictionCodec());

  /** What models in training say of one configuration, epoch by epoch; to look at, never scored. */
  public static final PayloadTopic<Prediction> PREVIEWS =
      new PayloadTopic<>("supercool.previews.v1", "supercool.preview", new PredictionCodec());

  /** Measurement events, keyed by the service that measured. */
  public static final JsonTopic<MetricEvent> METRICS =
      new JsonTopic<>(
          "supercool.metrics.v1",
          "supercool.metric",
          MetricEvent.class,
          event -> UUID.randomUUID().toString(),
          (event, source) -> source,
          Topic.PARTITIONS,
          Topic.Retention.LIMITED);

  /** What isoconfigurational replicas moved, keyed by trajectory. */
  public static final PayloadTopic<Replica> REPLICAS =
      new PayloadTopic<>("supercool.replicas.v1", "supercool.replica", new ReplicaCodec());

  /** Propensities made of the stream, keyed by trajectory. */
  public static final PayloadTopic<Label> LABELS =
      new PayloadTopic<>("supercool.labels.v1", "supercool.label", new LabelCodec());

  /** Trajectories to be learned from while they run, keyed by trajectory. */
  public static final JsonTopic<LearningRequest> LEARNINGS =
      JsonTopic.of(
          "supercool.learnings.v1",
          "supercool.learning",
          LearningRequest.class,
          LearningRequest::model,
          LearningRequest::trajectory);

  /** Every topic that carries work. */
  public static final List<Topic<?>> ALL =
      List.of(
          SOURCES,
          SNAPSHOTS,
          GRAPHS,
          TRAININGS,
          MODELS,
          CHECKPOINTS,
          PREDICTIONS,
          PREVIEWS,
          METRICS,
          REPLICAS,
          LABELS,
          LEARNINGS);

  private Topics() {}

  /** The topic of this name. */
  public static Optional<Topic<?>> named(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findAny();
  }

  /** The topic whose dead letters go to the topic of this name. */
  public static Optional<Topic<?>> ofDeadLetters(String name) {
    return ALL.stream().filter(topic -> topic.deadLetters().equals(name)).findAny();
  }

  /**
   * Every topic, and every topic of dead letters, as it is to be created.
   *
   * @param replication number of brokers that keep each record, 1 on a single broker
   */
  public static List<NewTopic> definitions(short replication) {
    return ALL.stream()
        .flatMap(
            topic ->
                Stream.of(topic.definition(replication), topic.deadLetterDefinition(replication)))
        .toList();
  }
}
