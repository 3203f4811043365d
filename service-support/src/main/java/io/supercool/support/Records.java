package io.supercool.support;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.supercool.contracts.CloudEvents;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Records to send, with the headers of {@link CloudEvents}. They are written here, and SmallRye's
 * own support is off, because it also parses incoming headers: a malformed one would end the
 * channel before any handler saw the record.
 */
public final class Records {
  private Records() {}

  /**
   * A record to send.
   *
   * @param key partition key, the run for pipeline payloads
   * @param id deterministic id of what the payload says ({@code ce_id})
   * @param type what the payload is ({@code ce_type}), e.g. {@code supercool.graph}
   * @param source which service it comes from ({@code ce_source})
   * @param contentType media type of the payload
   */
  public static Message<byte[]> record(
      String key, String id, String type, String source, String contentType, byte[] payload) {
    return Message.of(
        payload,
        Metadata.of(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key)
                .withHeaders(CloudEvents.headers(id, type, source, contentType))
                .build()));
  }
}
