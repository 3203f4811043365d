package io.supercool.dashboard.state;

import java.util.Map;

/**
 * A record that could not be processed.
 *
 * @param topic it was on
 * @param partition it was in
 * @param offset it had
 * @param reason why it could not be processed
 * @param timestamp when it was set aside, milliseconds since the epoch
 * @param bytes its size
 * @param key its key as text, empty if it had none
 * @param headers as text, by name, cut to what a page can show
 */
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    String reason,
    long timestamp,
    int bytes,
    String key,
    Map<String, String> headers) {}
