package io.supercool.tracking;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a training when it begins.
 *
 * @param model the model's name, of this training alone
 * @param name under which the model is kept, where it may have earlier versions
 * @param tags what describes it, by name
 * @param parameters its configuration in effect, by key
 * @param at when
 */
public record TrainingStart(
    String model,
    String name,
    Map<String, String> tags,
    Map<String, String> parameters,
    Instant at) {}
