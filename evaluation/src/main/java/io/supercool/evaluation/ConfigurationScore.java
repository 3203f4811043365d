package io.supercool.evaluation;

/**
 * The Pearson correlation within one configuration.
 *
 * @param configuration its name
 * @param pearson NaN where it is not defined
 * @param particles number of particles correlated
 */
public record ConfigurationScore(String configuration, double pearson, int particles) {}
