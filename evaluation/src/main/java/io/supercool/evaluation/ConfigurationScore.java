package io.supercool.evaluation;

/**
 * How well the prediction agrees with the propensity within one configuration, for the species and
 * lag time of its {@link SpeciesScore}.
 *
 * @param configuration its name
 * @param pearson the correlation, or the noise ceiling that follows from it; NaN where it is not
 *     defined
 * @param particles how many of the species were correlated
 */
public record ConfigurationScore(String configuration, double pearson, int particles) {}
