package io.supercool.dashboard.state.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.supercool.contracts.topic.DeadLetter;
import java.util.Map;

/**
 * A record that could not be processed, as the page shows it.
 *
 * @param letter where it was, what it was about, and why it could not be processed
 * @param timestamp when it was set aside, milliseconds since the epoch
 * @param bytes its size
 * @param key its key as text, empty if it had none
 * @param headers as text, by name, cut to what a page can show
 */
public record DeadLetterView(
    @JsonUnwrapped DeadLetter letter,
    long timestamp,
    int bytes,
    String key,
    Map<String, String> headers) {}
