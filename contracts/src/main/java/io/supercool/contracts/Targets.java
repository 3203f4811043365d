package io.supercool.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Propensities: for each lag time and particle, the mean over isoconfigurational replicas of the
 * distance moved from the thermal initial position.
 *
 * @param times lag times, ascending, in the configuration's units
 * @param propensity {@code [time][particle]}
 * @param halves {@code [half][time][particle]}: the same mean over the even and over the odd
 *     replicas, from which the noise ceiling follows; null where replicas are not known
 * @param replicas number of runs averaged over, 0 where not known
 */
public record Targets(
    double[] times, float[][] propensity, float[] @Nullable [][] halves, int replicas) {}
