package io.supercool.reader.h5md;

/**
 * The particles of one group in one frame.
 *
 * @param positions {@code [particle * dimensions + axis]}
 * @param species of each
 */
record ParticleRows(double[] positions, SpeciesRows species) {}
