package io.supercool.physics.quench;

/**
 * The inherent structure a quench ended in: a local minimum of the potential energy. Arrays are not
 * copied.
 *
 * @param positions {@code [particle * 3 + axis]}, continuous from the thermal ones: not wrapped
 * @param energies potential energy of each particle, half of every pair it is in
 * @param iterations steps the minimiser took
 * @param largestForce largest norm of a particle's force that was left
 */
public record QuenchResult(
    double[] positions, double[] energies, int iterations, double largestForce) {}
