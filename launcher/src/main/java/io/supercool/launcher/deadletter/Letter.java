package io.supercool.launcher.deadletter;

import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter with the record it stands for. Arrays are not copied.
 *
 * @param name which it is
 * @param about where the record was, and why it could not be processed
 * @param written when it was set aside
 * @param key of the record; null if it had none
 * @param headers of the letter: the record's, and those that say what {@code about} says
 * @param value of the record; null if it had none
 */
public record Letter(
    LetterName name,
    DeadLetter about,
    Instant written,
    byte @Nullable [] key,
    Headers headers,
    byte @Nullable [] value) {

  /** As it stands among the dead letters of {@code topic}. */
  static Letter of(Topic<?> topic, ConsumerRecord<byte[], byte[]> record) {
    return new Letter(
        new LetterName(topic, record.offset()),
        DeadLetter.read(record),
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.headers(),
        record.value());
  }

  /** The key as text; empty if there is none. */
  String keyText() {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /** Bytes of the value. */
  int bytes() {
    return value == null ? 0 : value.length;
  }
}
