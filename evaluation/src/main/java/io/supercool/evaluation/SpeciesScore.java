package io.supercool.evaluation;

import java.util.List;

/**
 * How well predictions agree with propensities, for one species at one lag time: Pearson
 * correlations, or the noise ceilings that follow from them; see {@link Scores}.
 *
 * @param species index
 * @param time lag time
 * @param pooledPearson over the particles of all configurations together, which also rewards
 *     knowing which configuration is slow as a whole; NaN where it is not defined
 * @param meanPearson mean of the configurations' own values; NaN if one of them is NaN
 * @param pooledInterval of {@code pooledPearson}
 * @param meanInterval of {@code meanPearson}
 * @param perConfiguration each configuration that has particles of the species
 */
public record SpeciesScore(
    int species,
    double time,
    double pooledPearson,
    double meanPearson,
    Interval pooledInterval,
    Interval meanInterval,
    List<ConfigurationScore> perConfiguration) {}
