package io.supercool.label.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What could not be processed, with the headers that docs/contracts.md says of dead letters. */
public final class DeadLetterRecords {
  private static final int MAX_REASON = 2000;

  private DeadLetterRecords() {}

  /** {@code record} as it was, which came from {@code origin}, with the reason. */
  public static Record<String, byte[]> of(
      Record<String, byte[]> record, RecordMetadata origin, Exception failure) {
    String message = String.valueOf(failure.getMessage());
    String reason =
        "label-service: %s[%d]@%d: %s"
            .formatted(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                message.substring(0, Math.min(MAX_REASON, message.length())));
    Headers headers = new RecordHeaders(record.headers());
    add(headers, "reason", reason);
    add(headers, "exception-class-name", failure.getClass().getName());
    add(headers, "topic", origin.topic());
    add(headers, "partition", String.valueOf(origin.partition()));
    add(headers, "offset", String.valueOf(origin.offset()));
    return record.withHeaders(headers);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add("dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
