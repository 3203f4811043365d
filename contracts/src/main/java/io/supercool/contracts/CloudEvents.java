package io.supercool.contracts;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Headers of a record in CloudEvents' binary mode: it can be routed without decoding the payload.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
 *     CloudEvents: Kafka protocol binding 1.0.2</a>
 */
public final class CloudEvents {
  /** Media type of configurations, graphs and predictions. */
  public static final String ARROW_STREAM = "application/vnd.apache.arrow.stream";

  /** Media type of requests, announcements and events. */
  public static final String JSON = "application/json";

  private CloudEvents() {}

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
    add(headers, "ce_id", id);
    add(headers, "ce_type", type);
    add(headers, "ce_source", "/" + source);
    add(headers, "content-type", contentType);
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
