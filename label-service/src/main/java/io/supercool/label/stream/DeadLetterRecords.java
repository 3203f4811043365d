package io.supercool.label.stream;

import io.supercool.contracts.topic.DeadLetter;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What could not be processed, with the headers of a {@link DeadLetter}. */
public final class DeadLetterRecords {
  private DeadLetterRecords() {}

  /** {@code record} as it was, which came from {@code origin}, with the reason. */
  public static Record<String, byte[]> of(
      Record<String, byte[]> record, RecordMetadata origin, Exception failure) {
    Headers headers = new RecordHeaders(record.headers());
    DeadLetter.of(
            "label-service",
            origin.topic(),
            origin.partition(),
            origin.offset(),
            failure.getMessage())
        .addTo(headers);
    return record.withHeaders(headers);
  }
}
