package io.supercool.broker.testing;

import io.supercool.contracts.RecordLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A test's own view of the broker's topics. */
public final class BrokerClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String servers;
  private final KafkaProducer<String, byte[]> producer;

  /** A client of the broker at {@code servers}. */
  public BrokerClient(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", servers, "max.request.size", RecordLimits.MAX_MESSAGE_BYTES),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends a record with a {@code ce_id} and waits for the broker to have it. */
  public void send(String topic, String key, String id, byte[] value) throws Exception {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
    send(record);
  }

  /** Sends a record and waits for the broker to have it. */
  public void send(String topic, String key, byte @Nullable [] value) throws Exception {
    send(new ProducerRecord<>(topic, key, value));
  }

  /** Sends a record, with its headers, and waits for the broker to have it. */
  public void send(ProducerRecord<String, byte[]> record) throws Exception {
    producer.send(record).get();
  }

  /** The first record of {@code topic} that {@code choose} takes, as soon as it is there. */
  public <T> T await(String topic, Function<ConsumerRecord<String, byte[]>, @Nullable T> choose) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<String, byte[]> consumer = fromStart(topic)) {
      while (System.nanoTime() < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          T chosen = choose.apply(record);
          if (chosen != null) {
            return chosen;
          }
        }
      }
    }
    throw new AssertionError("no such record on " + topic + " within " + PATIENCE);
  }

  /**
   * The first {@code count} records of {@code topic} that {@code wanted} takes, once all are there.
   */
  public List<ConsumerRecord<String, byte[]>> first(
      int count, String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    return await(
        topic,
        record -> {
          if (wanted.test(record)) {
            found.add(record);
          }
          return found.size() == count ? found : null;
        });
  }

  /** All records that {@code topic} holds now and {@code wanted} takes, in order by partition. */
  public List<ConsumerRecord<String, byte[]>> all(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = fromStart(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (wanted.test(record)) {
                    records.add(record);
                  }
                });
      }
    }
    return records;
  }

  @Override
  public void close() {
    producer.close();
  }

  private KafkaConsumer<String, byte[]> fromStart(String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
