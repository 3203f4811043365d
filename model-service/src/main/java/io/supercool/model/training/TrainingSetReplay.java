package io.supercool.model.training;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Graph;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a training set by replaying the graphs topic from its start: Kafka's log is the data set.
 * Only the wanted graphs are decoded. Of one that comes twice the later counts; what is not there
 * yet is waited for.
 */
final class TrainingSetReplay {
  private static final Logger LOG = Logger.getLogger(TrainingSetReplay.class);
  private static final int UNFINISHED_GRAPHS = 4 * Topic.PARTITIONS;
  private static final Duration POLL = Duration.ofMillis(500);

  private final String bootstrapServers;
  private final long maxBytes;
  private final Duration timeout;

  /**
   * A replay from this cluster.
   *
   * @param maxBytes most that the graphs may take in memory
   * @param timeout how long to wait for a next graph before giving up
   */
  TrainingSetReplay(String bootstrapServers, long maxBytes, Duration timeout) {
    this.bootstrapServers = bootstrapServers;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /**
   * The wanted graphs.
   *
   * @throws IllegalStateException if some do not come in time, or all together are too large
   */
  Map<SnapshotId, Graph> collect(Set<SnapshotId> wanted) {
    Set<SnapshotId> missing = new HashSet<>(wanted);
    Map<SnapshotId, Graph> found = new LinkedHashMap<>();
    BlockAssembler<Graph, Integer> assembler =
        new BlockAssembler<>(Topics.GRAPHS.codec(), UNFINISHED_GRAPHS);
    long bytes = 0;
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      long deadline = System.nanoTime() + timeout.toNanos();
      while (!missing.isEmpty() || isBefore(ends, consumer)) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          Graph graph = isOfOne(message, wanted) ? add(assembler, message) : null;
          if (graph != null) {
            missing.remove(graph.snapshot());
            Graph earlier = found.put(graph.snapshot(), graph);
            bytes += bytes(graph) - (earlier == null ? 0 : bytes(earlier));
            requireFits(bytes, found.size(), wanted.size());
            deadline = System.nanoTime() + timeout.toNanos();
          }
        }
        if (System.nanoTime() > deadline && !missing.isEmpty()) {
          throw new IllegalStateException(
              "%d of %d training graphs did not come within %s, among them %s; see the dead letters of %s"
                  .formatted(
                      missing.size(),
                      wanted.size(),
                      timeout,
                      missing.iterator().next(),
                      Topics.SNAPSHOTS.name()));
        }
      }
    }
    return found;
  }

  /** Whether there are records that were on the topic when the replay began. */
  private static boolean isBefore(
      Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private void requireFits(long bytes, int graphs, int of) {
    if (bytes > maxBytes) {
      throw new IllegalStateException(
          "%d of %d training graphs already take %d bytes; raise supercool.training.max-bytes (and the heap) or train on fewer"
              .formatted(graphs, of, bytes));
    }
  }

  /** Whether the record's headers name one of these. */
  private static boolean isOfOne(ConsumerRecord<String, byte[]> message, Set<SnapshotId> ids) {
    String id = CloudEvents.recordId(message.headers());
    try {
      return id != null && ids.contains(SnapshotId.parse(id));
    } catch (IllegalArgumentException notAnId) {
      return false;
    }
  }

  /** The graph this block completes, or null. */
  private static @Nullable Graph add(
      BlockAssembler<Graph, Integer> assembler, ConsumerRecord<String, byte[]> message) {
    try {
      return assembler.add(message.value(), message.partition()).payload();
    } catch (ContractException e) {
      // The predicting side reads the same record and sends it to the dead-letter topic.
      LOG.warnf("Skipped in %s: %s", message.topic(), e.getMessage());
      return null;
    }
  }

  /** Memory of a graph's edges. */
  private static long bytes(Graph graph) {
    return (long) graph.edges() * (3 * Float.BYTES + Integer.BYTES)
        + (long) Integer.BYTES * graph.offsets().length;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                RecordLimits.MAX_RECORD_BYTES,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                16),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.GRAPHS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
