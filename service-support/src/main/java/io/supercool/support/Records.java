package io.supercool.support;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.JsonTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Records to send, with the headers of {@link CloudEvents}. They are written here, and SmallRye's
 * own support is off, because it also parses incoming headers: a malformed one would end the
 * channel before any handler saw the record.
 */
public final class Records {
  private Records() {}

  /** The record of {@code value} on {@code topic} that the service {@code source} publishes. */
  public static <T> Message<byte[]> message(JsonTopic<T> topic, T value, String source) {
    ProducerRecord<String, byte[]> record = topic.record(value, source);
    return message(record.key(), record.headers(), record.value());
  }

  /** A record to send with this partition key. */
  public static Message<byte[]> message(String key, Headers headers, byte[] value) {
    return Message.of(
        value,
        Metadata.of(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key)
                .withHeaders(headers)
                .build()));
  }
}
