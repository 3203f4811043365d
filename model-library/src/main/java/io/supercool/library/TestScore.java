package io.supercool.library;

import org.jspecify.annotations.Nullable;

/**
 * Pearson's correlation with the observed propensity, on configurations never trained or chosen on.
 *
 * @param species of the particles correlated
 * @param time lag time
 * @param mean of the configurations' own
 * @param low lower end of its 95 % bootstrap interval over configurations; null for one alone
 * @param high upper end; null for one alone
 * @param pooled over the particles of all configurations together
 * @param configurations how many
 */
public record TestScore(
    String species,
    double time,
    double mean,
    @Nullable Double low,
    @Nullable Double high,
    double pooled,
    int configurations) {}
