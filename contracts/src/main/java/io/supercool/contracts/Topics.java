package io.supercool.contracts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Names and settings of all topics. */
public final class Topics {
  /** What users ask to be read: {@link io.supercool.contracts.request.SourceRequest}. */
  public static final String SOURCES = "supercool.sources.v1";

  /** Configurations: {@link Configuration} in Arrow blocks. */
  public static final String SNAPSHOTS = "supercool.snapshots.v1";

  /** Neighbour graphs: {@link Graph} in Arrow blocks. */
  public static final String GRAPHS = "supercool.graphs.v1";

  /** Models to be trained: {@link io.supercool.contracts.request.TrainingRequest}. */
  public static final String TRAININGS = "supercool.trainings.v1";

  /** Checkpoints (compacted): {@link io.supercool.contracts.event.ModelAnnouncement}. */
  public static final String MODELS = "supercool.models.v1";

  /** Predicted propensities: {@link Prediction} in Arrow blocks. */
  public static final String PREDICTIONS = "supercool.predictions.v1";

  /** Measurement events: {@link io.supercool.contracts.event.MetricEvent}. */
  public static final String METRICS = "supercool.metrics.v1";

  /** What isoconfigurational replicas have moved: {@link Replica} in Arrow blocks. */
  public static final String REPLICAS = "supercool.replicas.v1";

  /** Targets made of the stream: {@link Label} in Arrow blocks. */
  public static final String LABELS = "supercool.labels.v1";

  /** Runs to be learned from: {@link io.supercool.contracts.request.LearningRequest}. */
  public static final String LEARNINGS = "supercool.learnings.v1";

  /** Every topic that carries work. */
  public static final List<String> ALL =
      List.of(
          SOURCES,
          SNAPSHOTS,
          GRAPHS,
          TRAININGS,
          MODELS,
          PREDICTIONS,
          METRICS,
          REPLICAS,
          LABELS,
          LEARNINGS);

  /** Partitions of a topic: as many processes of one stage can share the work. */
  public static final int PARTITIONS = 12;

  /** Blocks of large payloads aim at this size: the broker is fastest near 1 MiB. */
  public static final int BLOCK_BYTES = 1 << 20;

  /** No record's value is larger; readers refuse what claims to be. */
  public static final int MAX_RECORD_BYTES = 4 << 20;

  /** What a record may take with its key, its headers and, as a dead letter, the reason. */
  public static final int MAX_MESSAGE_BYTES = MAX_RECORD_BYTES + (64 << 10);

  private Topics() {}

  /** Where records of {@code topic} go that could not be processed. */
  public static String deadLetters(String topic) {
    return topic.replaceFirst("\\.v1$", ".dlq.v1");
  }

  /**
   * Every topic as it is to be created. Models share one partition: which is newest needs an order.
   *
   * @param replicas replication factor, 1 on a single broker
   */
  public static List<NewTopic> definitions(short replicas) {
    return ALL.stream()
        .flatMap(
            topic ->
                Stream.of(
                    definition(
                        topic,
                        topic.equals(MODELS) ? 1 : PARTITIONS,
                        replicas,
                        topic.equals(MODELS)
                            ? TopicConfig.CLEANUP_POLICY_COMPACT
                            : TopicConfig.CLEANUP_POLICY_DELETE),
                    definition(deadLetters(topic), 1, replicas, TopicConfig.CLEANUP_POLICY_DELETE)))
        .toList();
  }

  private static NewTopic definition(
      String topic, int partitions, short replicas, String cleanupPolicy) {
    return new NewTopic(topic, partitions, replicas)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanupPolicy,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(MAX_MESSAGE_BYTES)));
  }
}
