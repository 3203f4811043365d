package io.supercool.launcher.configuration;

/**
 * How graph-service builds neighbour graphs.
 *
 * @param cutoff edge cutoff radius, in the data's units
 * @param lMax highest degree of the harmonics that edges carry for other readers than the network,
 *     0 (none) to 6
 * @param beginnings of replicas that a test configuration is predicted with, 0 to 64
 */
public record GraphOptions(double cutoff, int lMax, int beginnings) {}
