package io.supercool.support;

import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which records have a dead letter already, whoever wrote it. A service that starts again may meet
 * a bad record again, and several services read the same topic; the record still gets one letter.
 * Reads of the dead-letter topics what is new since it was last asked. Bounded: the newest {@value
 * #MAX_ORIGINS} of a topic are known.
 */
@ApplicationScoped
class DeadLetterOrigins {
  private static final int MAX_ORIGINS = 10_000;
  private static final int TIMEOUT_MILLIS = 5_000;

  private final String bootstrapServers;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, Set<String>> origins = new HashMap<>();
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  DeadLetterOrigins(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Whether the record at {@code offset} has a dead letter. Blocks until all letters written before
   * the call have been read.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  synchronized boolean contain(String topic, int partition, long offset) {
    String name = Topics.named(topic).<String>map(Topic::deadLetters).orElseThrow();
    TopicPartition letters = new TopicPartition(name, 0);
    catchUp(letters);
    return origins.get(letters).contains(DeadLetter.place(topic, partition, offset));
  }

  private void catchUp(TopicPartition letters) {
    KafkaConsumer<byte[], byte[]> reader = consumer();
    long end = reader.endOffsets(List.of(letters)).get(letters);
    Set<String> known = origins.computeIfAbsent(letters, absent -> new LinkedHashSet<>());
    long position = positions.getOrDefault(letters, Math.max(0, end - MAX_ORIGINS));
    if (position >= end) {
      return;
    }
    reader.assign(List.of(letters));
    reader.seek(letters, position);
    long deadline = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
    while (reader.position(letters) < end) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("%s gives no records".formatted(letters));
      }
      for (ConsumerRecord<byte[], byte[]> letter : reader.poll(Duration.ofMillis(500))) {
        known.add(DeadLetter.read(letter).place());
      }
      positions.put(letters, reader.position(letters));
      while (known.size() > MAX_ORIGINS) {
        known.remove(known.iterator().next());
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                  "earliest",
                  ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                  2 * RecordLimits.MAX_RECORD_BYTES,
                  ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  TIMEOUT_MILLIS),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
    }
    return consumer;
  }

  @PreDestroy
  synchronized void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
