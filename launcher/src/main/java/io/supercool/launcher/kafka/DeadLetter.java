package io.supercool.launcher.kafka;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Json;
import io.supercool.contracts.Topics;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service could not process.
 *
 * @param origin topic it was consumed from
 * @param subject what it was about: the request's id, the model's name or the snapshot's id; null
 *     if the record does not say
 * @param reason why it could not be processed
 * @param place partition and offset in its topic; a record refused twice has the same; of a frame
 *     that never was a record, the letter's own
 */
public record DeadLetter(String origin, @Nullable String subject, String reason, String place) {

  /** Reads a record of one of the dead-letter topics. */
  static DeadLetter of(ConsumerRecord<String, byte[]> record) {
    String origin =
        Topics.ALL.stream()
            .filter(topic -> Topics.deadLetters(topic).equals(record.topic()))
            .findFirst()
            .orElseThrow();
    String reason = Headers.text(record, "dead-letter-reason");
    return new DeadLetter(
        origin,
        subject(origin, record),
        reason == null ? "no reason given" : reason,
        place(record));
  }

  private static String place(ConsumerRecord<String, byte[]> record) {
    String offset = Headers.text(record, "dead-letter-offset");
    return offset == null
        ? "letter " + record.offset()
        : Headers.text(record, "dead-letter-partition") + "@" + offset;
  }

  private static @Nullable String subject(String origin, ConsumerRecord<String, byte[]> record) {
    String id = Headers.payloadId(record);
    if (id != null || record.value() == null) {
      return id;
    }
    try {
      return switch (origin) {
        case Topics.SOURCES -> Json.read(record.value(), SourceRequest.class).id();
        case Topics.TRAININGS -> Json.read(record.value(), TrainingRequest.class).model();
        case Topics.LEARNINGS -> Json.read(record.value(), LearningRequest.class).model();
        default -> null;
      };
    } catch (ContractException e) {
      return null;
    }
  }
}
