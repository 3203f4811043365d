package io.supercool.dashboard.state;

import io.supercool.contracts.json.Json;

/**
 * A message to a page.
 *
 * @param revision the section's revision the page has once it received this
 * @param binary true for a particle frame, false for UTF-8 JSON
 * @param bytes the message; not copied
 */
public record Update(long revision, boolean binary, byte[] bytes) {

  /** What a JSON message holds. */
  private record Envelope(String section, Object body) {}

  /** A JSON message {@code {"section", "body"}}. */
  public static Update json(String section, long revision, Object body) {
    return new Update(revision, false, Json.write(new Envelope(section, body)));
  }

  /** A binary message. */
  public static Update binary(long revision, byte[] bytes) {
    return new Update(revision, true, bytes);
  }
}
