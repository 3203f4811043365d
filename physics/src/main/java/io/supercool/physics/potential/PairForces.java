package io.supercool.physics.potential;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.KobAndersenPotential.PairConstants;

/**
 * Forces and energies of pairs: block by block their differences are gathered, a loop without
 * branches, which the compiler vectorises, works on these, and the results are spread to the
 * particles. One for each part of a work that is shared, since the buffers are its own.
 */
final class PairForces {
  /** A difference of squares that is not 0 is at least 1e-17: times this it is beyond 1 or -1. */
  private static final double STEEP = 1e300;

  private final PairBlock block;
  private double[] values = {};

  PairForces(PeriodicBox box) {
    block = new PairBlock(box);
  }

  /**
   * Adds the forces of the pairs in rows [from, to) to both members.
   *
   * @param kind of these pairs
   * @param positions {@code [place * 3 + axis]}
   * @param forces same layout
   */
  void addForces(
      PairRows pairs, int from, int to, PairKind kind, double[] positions, double[] forces) {
    int row = from;
    while (row < to) {
      int end = block.fill(pairs, row, to, kind.firstRow(), positions);
      fillForces(kind.constants(), pairs.starts()[end] - pairs.starts()[row]);
      spreadForces(pairs, row, end, kind.firstRow(), forces);
      row = end;
    }
  }

  /**
   * Adds half the energy of each pair of a kind to both members.
   *
   * @param energies one per place
   */
  void addEnergies(PairRows pairs, PairKind kind, double[] positions, double[] energies) {
    int[] starts = pairs.starts();
    int row = kind.from();
    while (row < kind.to()) {
      int end = block.fill(pairs, row, kind.to(), kind.firstRow(), positions);
      int begin = starts[row];
      fillEnergies(kind.constants(), starts[end] - begin);
      for (; row < end; row++) {
        for (int pair = starts[row]; pair < starts[row + 1]; pair++) {
          double half = values[pair - begin] / 2;
          energies[row - kind.firstRow()] += half;
          energies[pairs.partners()[pair]] += half;
        }
      }
    }
  }

  private double[] values() {
    if (values.length < block.x().length) {
      values = new double[block.x().length];
    }
    return values;
  }

  private void fillForces(PairConstants constants, int count) {
    fillForces(
        block.x(),
        block.y(),
        block.z(),
        12 * constants.repulsion(),
        6 * constants.attraction(),
        constants.slope(),
        constants.squareCutoff(),
        count,
        values());
  }

  /** (-du/dr) / r of each pair. */
  private static void fillForces(
      double[] x,
      double[] y,
      double[] z,
      double repulsion,
      double attraction,
      double slope,
      double squareCutoff,
      int count,
      double[] values) {
    for (int k = 0; k < count; k++) {
      double square = x[k] * x[k] + y[k] * y[k] + z[k] * z[k];
      // 1 below the cutoff, 0 from there on: a branch would keep the loop from being vectorised.
      double inside = Math.max(0, Math.min(1, (squareCutoff - square) * STEEP));
      double inverse = 1 / Math.sqrt(square);
      double inverseSquare = inverse * inverse;
      double sixth = inverseSquare * inverseSquare * inverseSquare;
      values[k] =
          inside * ((repulsion * sixth - attraction) * sixth * inverseSquare + slope * inverse);
    }
  }

  private void fillEnergies(PairConstants constants, int count) {
    double[] x = block.x();
    double[] y = block.y();
    double[] z = block.z();
    double[] values = values();
    for (int k = 0; k < count; k++) {
      double square = x[k] * x[k] + y[k] * y[k] + z[k] * z[k];
      values[k] = square < constants.squareCutoff() ? constants.energy(square) : 0;
    }
  }

  private void spreadForces(PairRows pairs, int from, int to, int firstRow, double[] forces) {
    int[] starts = pairs.starts();
    for (int row = from; row < to; row++) {
      spread(
          block.x(),
          block.y(),
          block.z(),
          values,
          pairs.partners(),
          starts[row],
          starts[row + 1],
          starts[from],
          3 * (row - firstRow),
          forces);
    }
  }

  private static void spread(
      double[] x,
      double[] y,
      double[] z,
      double[] values,
      int[] partners,
      int from,
      int to,
      int begin,
      int particle,
      double[] forces) {
    double sumX = 0;
    double sumY = 0;
    double sumZ = 0;
    for (int pair = from; pair < to; pair++) {
      int other = 3 * partners[pair];
      double value = values[pair - begin];
      double forceX = value * x[pair - begin];
      double forceY = value * y[pair - begin];
      double forceZ = value * z[pair - begin];
      sumX += forceX;
      sumY += forceY;
      sumZ += forceZ;
      forces[other] -= forceX;
      forces[other + 1] -= forceY;
      forces[other + 2] -= forceZ;
    }
    forces[particle] += sumX;
    forces[particle + 1] += sumY;
    forces[particle + 2] += sumZ;
  }
}
