package io.supercool.equivariant.convolution.kernel;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Contracting the Clebsch-Gordan tensor of a path with the harmonics of an edge gives a small
 * matrix that all channels share, the edge's couplings
 *
 * <pre>
 *   T_p[m3, m1] = sum_m2 C^{l1 l2 l3}_{m1 m2 m3} Y_{l2 m2}
 * </pre>
 *
 * Most of them have one term or none. The terms are listed so that the first {@code initialTerms()}
 * of them set a coupling and the others add to one; couplings without a term stay 0.
 */
public final class CouplingTerms {

  private record Term(int coupling, int harmonic, float coefficient) {}

  private final int couplings;
  private final int initialTerms;
  private final int[] targets;
  private final int[] harmonics;
  private final float[] coefficients;

  /**
   * @param rows their couplings follow each other, {@code [row][m1]}
   */
  CouplingTerms(List<ConvolutionShape.Row> rows) {
    List<Term> terms = new ArrayList<>();
    List<Term> further = new ArrayList<>();
    int coupling = 0;
    for (ConvolutionShape.Row row : rows) {
      int firstHarmonic = row.path().harmonic() * row.path().harmonic();
      for (double[][] component : row.path().clebschGordan()) {
        List<Term> target = terms;
        for (int m2 = 0; m2 < component.length; m2++) {
          if (component[m2][row.m3()] != 0) {
            float coefficient = (float) component[m2][row.m3()];
            target.add(new Term(coupling, firstHarmonic + m2, coefficient));
            target = further;
          }
        }
        coupling++;
      }
    }
    couplings = coupling;
    initialTerms = terms.size();
    terms.addAll(further);
    targets = terms.stream().mapToInt(Term::coupling).toArray();
    harmonics = terms.stream().mapToInt(Term::harmonic).toArray();
    coefficients = new float[terms.size()];
    for (int term = 0; term < coefficients.length; term++) {
      coefficients[term] = terms.get(term).coefficient();
    }
  }

  /** Number of couplings of an edge. */
  public int couplings() {
    return couplings;
  }

  /** How many terms, the first ones, are their coupling's first or only term. */
  public int initialTerms() {
    return initialTerms;
  }

  /** Which coupling each term belongs to. */
  public int[] targets() {
    return targets;
  }

  /** Which harmonic each term takes: l * l + l + m, 0 being the constant Y_00 = 1. */
  public int[] harmonics() {
    return harmonics;
  }

  /** The Clebsch-Gordan coefficient of each term. */
  public float[] coefficients() {
    return coefficients;
  }
}
