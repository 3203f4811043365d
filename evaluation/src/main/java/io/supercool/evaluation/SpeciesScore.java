package io.supercool.evaluation;

import java.util.List;

/**
 * The agreement between prediction and observation for one species at one lag time.
 *
 * @param species index
 * @param time lag time
 * @param pooledPearson over the particles of all configurations together, which also rewards
 *     knowing which configuration is slow as a whole
 * @param meanPearson mean of the configurations' own correlations; NaN if one of them is NaN
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
