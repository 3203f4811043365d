package io.supercool.graph;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends records under one key and reads topics from their start; gives up after a minute. */
final class TestTopics implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String key;
  private final String bootstrapServers =
      ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, KafkaConsumer<String, byte[]>> consumers = new HashMap<>();
  private final Map<String, Queue<ConsumerRecord<String, byte[]>>> read = new HashMap<>();

  TestTopics(String key) {
    this.key = key;
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  void send(String topic, byte[] value) throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic, key, value)).get();
  }

  /** The next record of the topic under this key. */
  ConsumerRecord<String, byte[]> next(String topic) {
    return next(topic, record -> key.equals(record.key()));
  }

  /** The next record of the topic, whatever its key. */
  ConsumerRecord<String, byte[]> nextOfAnyKey(String topic) {
    return next(topic, record -> true);
  }

  static String reason(ConsumerRecord<String, byte[]> deadLetter) {
    return new String(
        deadLetter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
  }

  private ConsumerRecord<String, byte[]> next(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    Queue<ConsumerRecord<String, byte[]>> waiting =
        read.computeIfAbsent(topic, absent -> new ArrayDeque<>());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      while (!waiting.isEmpty()) {
        ConsumerRecord<String, byte[]> record = waiting.remove();
        if (wanted.test(record)) {
          return record;
        }
      }
      consumers
          .computeIfAbsent(topic, this::consumer)
          .poll(Duration.ofMillis(500))
          .forEach(waiting::add);
    }
    throw new AssertionError("nothing on " + topic + " within " + PATIENCE);
  }

  private KafkaConsumer<String, byte[]> consumer(String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(consumer.partitionsFor(topic).stream().map(TestTopics::partition).toList());
    consumer.seekToBeginning(consumer.assignment());
    return consumer;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  @Override
  public void close() {
    producer.close();
    consumers.values().forEach(KafkaConsumer::close);
  }
}
