package io.supercool.system;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A stranger's view of the topics: publishes what it likes, hears every event and dead letter. */
public final class KafkaView implements AutoCloseable {
  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<MetricEvent> events = new ArrayList<>();
  private final Map<String, List<ConsumerRecord<String, byte[]>>> letters = new HashMap<>();

  /** Of the cluster at {@code bootstrapServers}, from the start of its topics. */
  public KafkaView(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.request.size",
                RecordLimits.MAX_MESSAGE_BYTES,
                "linger.ms",
                0),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer = consumer();
    assignAll(
        consumer,
        Stream.concat(Stream.of(Topics.METRICS.name()), Topics.ALL.stream().map(Topic::deadLetters))
            .toList());
  }

  /** Publishes and waits for the broker. */
  public void publish(String topic, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (ExecutionException e) {
      throw new AssertionError("cannot publish on " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while publishing on " + topic, e);
    }
  }

  /** Publishes to a partition without waiting. */
  void send(String topic, int partition, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, partition, key, value));
  }

  /** Takes in what has come. */
  public void poll() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      if (record.topic().equals(Topics.METRICS.name())) {
        hear(record);
      } else {
        letters.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(record);
      }
    }
  }

  /** All events of a type heard so far. */
  public <T extends MetricEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Dead letters heard so far that came from {@code topic}. */
  public List<ConsumerRecord<String, byte[]>> deadLetters(String topic) {
    return letters.getOrDefault(Topics.named(topic).orElseThrow().deadLetters(), List.of());
  }

  /** Gives every record of {@code topic}, from its beginning to its present end. */
  public void readAll(String topic, Consumer<ConsumerRecord<String, byte[]>> sink) {
    try (KafkaConsumer<String, byte[]> reader = consumer()) {
      assignAll(reader, List.of(topic));
      Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
      while (!ends.entrySet().stream()
          .allMatch(end -> reader.position(end.getKey()) >= end.getValue())) {
        reader.poll(Duration.ofMillis(200)).forEach(sink);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }

  private void hear(ConsumerRecord<String, byte[]> record) {
    try {
      events.add(Json.read(record.value(), MetricEvent.class));
    } catch (ContractException e) {
      // The garbage that the test itself publishes.
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static void assignAll(KafkaConsumer<?, ?> consumer, Collection<String> topics) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }
}
