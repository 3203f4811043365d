package io.supercool.dashboard.kafka;

import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import io.supercool.dashboard.state.pipeline.DeadLetterLog;
import io.supercool.dashboard.state.pipeline.DeadLetterView;
import io.supercool.dashboard.state.pipeline.PageText;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what was set aside: the headers of new records on the dead-letter topics. */
@ApplicationScoped
class DeadLetterReader {
  /** Of an old log only so many of the newest records are read. */
  private static final long MAX_HISTORY = 100;

  private static final int MAX_HEADERS = 24;
  private static final long MAX_NANOS = 1_000_000_000L;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final DeadLetterLog letters;
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  DeadLetterReader(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      DeadLetterLog letters) {
    this.letters = letters;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                50,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                2 * RecordLimits.MAX_RECORD_BYTES,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Reads what is new, for at most about a second; the rest at the next look. One thread at a time.
   */
  void read(Offsets offsets) {
    long end = System.nanoTime() + MAX_NANOS;
    List<TopicPartition> fresh = fresh(offsets);
    while (!fresh.isEmpty() && System.nanoTime() < end) {
      read(fresh, offsets);
      fresh = fresh(offsets);
    }
  }

  private List<TopicPartition> fresh(Offsets offsets) {
    return offsets.end().keySet().stream()
        .filter(p -> isDeadLetterTopic(p.topic()))
        .filter(p -> position(p, offsets) < offsets.end().get(p))
        .toList();
  }

  private void read(List<TopicPartition> fresh, Offsets offsets) {
    consumer.assign(fresh);
    fresh.forEach(p -> consumer.seek(p, position(p, offsets)));
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
      letters.add(view(record));
      positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
  }

  private long position(TopicPartition partition, Offsets offsets) {
    long end = offsets.end().get(partition);
    long begin = offsets.beginning().getOrDefault(partition, 0L);
    long known = positions.getOrDefault(partition, Math.max(begin, end - MAX_HISTORY));
    return Math.max(begin, known);
  }

  private static boolean isDeadLetterTopic(String topic) {
    return Topics.ofDeadLetters(topic).isPresent();
  }

  private static DeadLetterView view(ConsumerRecord<byte[], byte[]> record) {
    return new DeadLetterView(
        letter(record),
        record.timestamp(),
        record.value() == null ? 0 : record.value().length,
        record.key() == null ? "" : PageText.ofUtf8(record.key()),
        headers(record));
  }

  private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    DeadLetter letter = DeadLetter.read(record);
    String subject = letter.subject();
    return new DeadLetter(
        PageText.cut(letter.topic()),
        letter.partition(),
        letter.offset(),
        subject == null ? null : PageText.cut(subject),
        letter.reason());
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      if (headers.size() < MAX_HEADERS) {
        headers.put(
            PageText.cut(header.key()),
            header.value() == null ? "" : PageText.ofUtf8(header.value()));
      }
    }
    return headers;
  }

  @PreDestroy
  void close() {
    consumer.close();
  }
}
