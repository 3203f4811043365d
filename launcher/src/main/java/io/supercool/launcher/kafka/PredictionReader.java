package io.supercool.launcher.kafka;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the predictions of one model version that were published since it was made. */
public final class PredictionReader {
  private static final int MAX_UNFINISHED = 64;
  private static final Duration POLL = Duration.ofMillis(500);

  private final Cluster cluster;
  private final Runnable requireRunning;
  private final Map<TopicPartition, Long> start;

  /**
   * Remembers where the predictions topic ends now.
   *
   * @param requireRunning throws if a broker that is away is not to be waited for
   */
  public PredictionReader(Cluster cluster, Runnable requireRunning) {
    this.cluster = cluster;
    this.requireRunning = requireRunning;
    try (KafkaConsumer<String, byte[]> consumer = cluster.consumer()) {
      start = ends(consumer);
    }
  }

  /**
   * Gives every prediction by {@code modelVersion} up to the topic's present end to {@code sink},
   * one at a time and each id once: after a redelivery it comes again.
   */
  public void read(String modelVersion, Consumer<Prediction> sink) {
    try (Stream stream = stream(modelVersion, sink)) {
      stream.readToEnd();
    }
  }

  /** The same bit by bit, as they come. */
  public Stream stream(String modelVersion, Consumer<Prediction> sink) {
    KafkaConsumer<String, byte[]> consumer = cluster.consumer();
    TopicPositions.assign(consumer, start);
    return new Stream(consumer, modelVersion, sink);
  }

  /** Predictions as they come. Not thread-safe. */
  public final class Stream implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final String modelVersion;
    private final Consumer<Prediction> sink;
    private final Set<SnapshotId> seen = new HashSet<>();
    private final BlockAssembler<Prediction, Long> blocks =
        new BlockAssembler<>(Topics.PREDICTIONS.codec(), MAX_UNFINISHED);

    private Stream(
        KafkaConsumer<String, byte[]> consumer, String modelVersion, Consumer<Prediction> sink) {
      this.consumer = consumer;
      this.modelVersion = modelVersion;
      this.sink = sink;
    }

    /** Takes what has come, after waiting up to {@code patience} for the first. */
    public void poll(Duration patience) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
        if (isBy(modelVersion, record)) {
          add(record);
        }
      }
    }

    /** Takes all up to the topic's present end. */
    public void readToEnd() {
      Map<TopicPartition, Long> end = ends(consumer);
      while (!reached(consumer, end)) {
        poll(POLL);
      }
    }

    private void add(ConsumerRecord<String, byte[]> record) {
      Prediction prediction;
      try {
        prediction = blocks.add(record.value(), record.offset()).payload();
      } catch (ContractException e) {
        // Not a prediction: the dashboard dead-letters it, and its id counts as not predicted.
        return;
      }
      if (prediction != null && seen.add(prediction.snapshot())) {
        sink.accept(prediction);
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer) {
    return TopicPositions.ends(consumer, List.of(Topics.PREDICTIONS.name()), requireRunning);
  }

  private static boolean reached(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> end) {
    return end.entrySet().stream()
        .allMatch(partition -> consumer.position(partition.getKey()) >= partition.getValue());
  }

  /** By its header, so that other versions' payloads are not decoded. */
  private static boolean isBy(String modelVersion, ConsumerRecord<String, byte[]> record) {
    String id = CloudEvents.recordId(record.headers());
    return id != null && id.endsWith("@" + modelVersion) && record.value() != null;
  }
}
