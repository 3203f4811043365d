package io.supercool.label;

import io.supercool.contracts.RecordLimits;
import io.supercool.label.stream.BoundedStores;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams runs here. */
public final class StreamSettings {
  /** Consumer group, and the start of the names of the topics that keep state. */
  public static final String APPLICATION = "label-service";

  private static final int HELD_RECORDS = 8;

  private StreamSettings() {}

  /**
   * One thread; what is read, kept and written is one transaction, so that after a crash nothing is
   * counted twice or left out; a bounded number of records in memory.
   *
   * @param member name in the consumer group that lasts, and that no other process has; empty if
   *     there is none
   */
  public static Properties of(
      String bootstrapServers, Optional<String> member, Path stateDirectory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStores.class);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, HELD_RECORDS);
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        RecordLimits.MAX_MESSAGE_BYTES);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        RecordLimits.MAX_MESSAGE_BYTES);
    // Longer than Kafka Streams' own 10 s: on a machine that simulates and trains beside, a commit
    // may take so long.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
        RecordLimits.MAX_MESSAGE_BYTES);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG),
        4 * RecordLimits.MAX_MESSAGE_BYTES);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), HELD_RECORDS);
    // An instance that was killed is missed after this time, and another takes its work.
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    // Under its old name a killed process takes its partitions up at once.
    member.ifPresent(
        name ->
            settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), name));
    return settings;
  }
}
