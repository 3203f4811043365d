package io.supercool.contracts.topic;

import io.supercool.contracts.RecordLimits;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Headers;

/**
 * One topic: what its records are, how they are keyed and identified, in how many partitions they
 * lie and how long they stay.
 *
 * @param <T> what a record is, or is a block of
 */
public sealed interface Topic<T> permits JsonTopic, PayloadTopic, CheckpointTopic {
  /** Partitions of a topic: as many processes of one stage can share the work. */
  int PARTITIONS = 12;

  /** Size of a segment of a topic of which the newest records stay. */
  int COMPACTED_SEGMENT_BYTES = 16 << 20;

  /** What becomes of records in time. */
  enum Retention {
    /** Those beyond the broker's limits of age and size go. */
    LIMITED,
    /** The newest of each key stays for ever. */
    NEWEST
  }

  /** Its name on the broker. */
  String name();

  /** What its records are, the CloudEvents type. */
  String type();

  /** Media type of its records. */
  String contentType();

  /** Number of partitions. */
  int partitions();

  /** What becomes of records in time. */
  Retention retention();

  /** Deterministic id of a value. */
  String id(T value);

  /** Partition key of a value that the service {@code source} publishes. */
  String key(T value, String source);

  /** Name of the topic for its records that could not be processed. */
  default String deadLetters() {
    return name().replaceFirst("\\.v1$", ".dlq.v1");
  }

  /** Headers of the record {@code id} that the service {@code source} publishes. */
  default Headers headers(String id, String source) {
    return CloudEvents.headers(id, type(), source, contentType());
  }

  /**
   * The topic as it is to be created.
   *
   * @param replication number of brokers that keep each record
   */
  default NewTopic definition(short replication) {
    return definition(name(), partitions(), retention(), replication);
  }

  /** The same for its dead letters, which have one partition. */
  default NewTopic deadLetterDefinition(short replication) {
    return definition(deadLetters(), 1, Retention.LIMITED, replication);
  }

  private static NewTopic definition(
      String name, int partitions, Retention retention, short replication) {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(RecordLimits.MAX_MESSAGE_BYTES));
    if (retention == Retention.NEWEST) {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      // What is superseded goes when its segment is full, not before.
      settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(COMPACTED_SEGMENT_BYTES));
    } else {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    }
    return new NewTopic(name, partitions, replication).configs(settings);
  }
}
