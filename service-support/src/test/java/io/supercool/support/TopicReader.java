package io.supercool.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its start, as a client of no service would. */
final class TopicReader {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TopicReader() {}

  /** The first {@code count} records that match; fewer if they do not come. */
  static List<ConsumerRecord<String, byte[]>> read(
      String bootstrapServers,
      String topic,
      int count,
      Predicate<ConsumerRecord<String, byte[]>> matching) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    poll(
        bootstrapServers,
        topic,
        record -> found.addAll(matching.test(record) ? List.of(record) : List.of()),
        consumer -> found.size() >= count || System.nanoTime() > end);
    return found;
  }

  /** How many records the topic has now. */
  static long count(String bootstrapServers, String topic) {
    long[] count = new long[1];
    poll(
        bootstrapServers,
        topic,
        record -> {},
        consumer -> {
          count[0] =
              consumer.endOffsets(consumer.assignment()).values().stream()
                  .mapToLong(Long::longValue)
                  .sum();
          return true;
        });
    return count[0];
  }

  private static void poll(
      String bootstrapServers,
      String topic,
      Consumer<ConsumerRecord<String, byte[]>> each,
      Predicate<KafkaConsumer<String, byte[]>> done) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!done.test(consumer)) {
        consumer.poll(Duration.ofMillis(200)).forEach(each);
      }
    }
  }

  /** A header as text. */
  static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
