package io.supercool.launcher.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Text headers of records. */
final class Headers {
  private Headers() {}

  /** The last header of this name as UTF-8, or null. */
  static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** {@code ce_id} without the block that {@code #} starts, or null. */
  static @Nullable String payloadId(ConsumerRecord<?, ?> record) {
    String id = text(record, "ce_id");
    if (id == null) {
      return null;
    }
    int block = id.lastIndexOf('#');
    return block < 0 ? id : id.substring(0, block);
  }
}
