package io.supercool.equivariant.convolution;

import io.supercool.equivariant.harmonics.ClebschGordan;
import java.util.ArrayList;
import java.util.List;

/**
 * Contracting the Clebsch-Gordan tensor of a path with the harmonics of an edge gives a small
 * matrix that all channels share, the couplings
 *
 * <pre>
 *   T_p[m3, m1] = sum_m2 C^{l1 l2 l3}_{m1 m2 m3} Y_{l2 m2}
 * </pre>
 *
 * Most of them have one term or none. The terms are listed so that the first {@code settled()} of
 * them set a coupling and the others add to one; couplings without a term stay 0.
 */
final class Couplings {

  private record Term(int coupling, int harmonic, float coefficient) {}

  private final int count;
  private final int settled;
  private final int[] targets;
  private final int[] harmonics;
  private final float[] coefficients;

  /**
   * @param rows their couplings follow each other, {@code [row][m1]}
   */
  Couplings(List<Row> rows) {
    List<Term> terms = new ArrayList<>();
    List<Term> further = new ArrayList<>();
    int coupling = 0;
    for (Row row : rows) {
      TensorPath path = row.path();
      double[][][] tensor =
          ClebschGordan.coefficients(path.input(), path.harmonic(), path.output());
      for (double[][] component : tensor) {
        List<Term> target = terms;
        for (int m2 = 0; m2 <= 2 * path.harmonic(); m2++) {
          if (component[m2][row.m3()] != 0) {
            int harmonic = path.harmonic() * path.harmonic() + m2;
            target.add(new Term(coupling, harmonic, (float) component[m2][row.m3()]));
            target = further;
          }
        }
        coupling++;
      }
    }
    count = coupling;
    settled = terms.size();
    terms.addAll(further);
    targets = terms.stream().mapToInt(Term::coupling).toArray();
    harmonics = terms.stream().mapToInt(Term::harmonic).toArray();
    coefficients = new float[terms.size()];
    for (int term = 0; term < coefficients.length; term++) {
      coefficients[term] = terms.get(term).coefficient();
    }
  }

  /** Number of couplings of an edge. */
  int count() {
    return count;
  }

  int settled() {
    return settled;
  }

  /** Which coupling each term belongs to. */
  int[] targets() {
    return targets;
  }

  /** Which harmonic each term takes: l * l + l + m, 0 being the constant Y_00 = 1. */
  int[] harmonics() {
    return harmonics;
  }

  float[] coefficients() {
    return coefficients;
  }
}
