package io.supercool.physics.potential;

import io.supercool.physics.potential.KobAndersenPotential.PairConstants;

/**
 * Pairs of two species, which stand in rows of their own.
 *
 * @param from first row
 * @param to end of the rows
 * @param firstRow row r belongs to the particle at place r - firstRow
 * @param constants of the potential
 */
record PairKind(int from, int to, int firstRow, PairConstants constants) {

  /**
   * Pairs AA, BB and AB, where the particles at places [0, ofA) are A and the others B: row p is
   * that of place p with its own species, row {@code particles} + p that of A with B.
   */
  static PairKind[] all(KobAndersenPotential potential, int ofA, int particles) {
    return new PairKind[] {
      new PairKind(0, ofA, 0, potential.constants(0, 0)),
      new PairKind(ofA, particles, 0, potential.constants(1, 1)),
      new PairKind(particles, particles + ofA, particles, potential.constants(0, 1))
    };
  }

  /** The square of the cutoff plus {@code skin}. */
  double squareReach(double skin) {
    double reach = Math.sqrt(constants.squareCutoff()) + skin;
    return reach * reach;
  }
}
