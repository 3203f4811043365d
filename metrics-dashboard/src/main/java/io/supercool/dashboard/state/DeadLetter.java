package io.supercool.dashboard.state;

/**
 * A record that could not be processed.
 *
 * @param topic it was on
 * @param partition it was in
 * @param offset it had
 * @param reason why it could not be processed
 * @param timestamp when it was set aside, milliseconds since the epoch
 * @param bytes its size
 */
public record DeadLetter(
    String topic, int partition, long offset, String reason, long timestamp, int bytes) {}
