package io.supercool.contracts.event;

/**
 * A Pearson correlation between prediction and propensity.
 *
 * @param species of the particles correlated
 * @param time lag time
 * @param pearson mean over the configurations scored
 */
public record Score(String species, double time, double pearson) {}
