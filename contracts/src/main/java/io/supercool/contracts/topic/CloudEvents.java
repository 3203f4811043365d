package io.supercool.contracts.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Headers of a record in CloudEvents' binary mode: it can be routed without decoding the payload.
 * The id of a block is that of its payload, then {@code #index/count}.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
 *     CloudEvents: Kafka protocol binding 1.0.2</a>
 */
public final class CloudEvents {
  /** Media type of payloads. */
  public static final String ARROW_STREAM = "application/vnd.apache.arrow.stream";

  /** Media type of requests, announcements and events. */
  public static final String JSON = "application/json";

  /** Media type of packages, and of parts of them. */
  public static final String BYTES = "application/octet-stream";

  private static final String ID = "ce_id";

  private CloudEvents() {}

  /** The id of block {@code index} of {@code count} of the payload {@code recordId}. */
  public static String blockId(String recordId, int index, int count) {
    return new BlockId(recordId, index, count).toString();
  }

  /** Which block of which payload a record says it is; null if it says none. */
  public static @Nullable BlockId block(Headers headers) {
    return BlockId.parse(text(headers, ID));
  }

  /**
   * The id of the payload that a record says it is, or is a block of; null if it says none. Names
   * may have a {@code #} too: only what a {@link BlockId} adds at the end is cut.
   */
  public static @Nullable String recordId(Headers headers) {
    BlockId block = block(headers);
    return block == null ? text(headers, ID) : block.recordId();
  }

  /** The last header of this name as UTF-8; null if there is none. */
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /**
   * The headers of a record.
   *
   * @param id deterministic id of what the payload says ({@code ce_id})
   * @param type what the payload is ({@code ce_type}), e.g. {@code supercool.graph}
   * @param source which service it comes from ({@code ce_source}, a relative reference)
   * @param contentType media type of the payload
   */
  public static Headers headers(String id, String type, String source, String contentType) {
    Headers headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, ID, id);
    add(headers, "ce_type", type);
    add(headers, "ce_source", "/" + source);
    add(headers, "content-type", contentType);
    return headers;
  }

  /** Adds a header that {@link #text} reads. */
  static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
