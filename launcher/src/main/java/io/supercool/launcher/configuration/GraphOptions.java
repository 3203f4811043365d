package io.supercool.launcher.configuration;

/**
 * How graph-service builds neighbour graphs.
 *
 * @param cutoff edge cutoff radius, in the data's units
 * @param continuations over how many short isoconfigurational continuations the prediction of a
 *     test configuration is averaged, 0 to 64
 */
public record GraphOptions(double cutoff, int continuations) {}
