package io.supercool.tracking;

import java.time.Instant;
import java.util.Map;

/**
 * An epoch of a training is done.
 *
 * @param epoch which, from 1
 * @param at when that was heard
 * @param values what was measured, by name; names have parts, separated by {@code /}
 */
public record TrainingEpoch(int epoch, Instant at, Map<String, Double> values) {}
