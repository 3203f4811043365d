package io.supercool.equivariant.convolution.vector;

import static io.supercool.equivariant.convolution.vector.VectorLanes.LANES;
import static io.supercool.equivariant.convolution.vector.VectorLanes.load;

import io.supercool.equivariant.convolution.kernel.ConvolutionPlan;
import io.supercool.equivariant.convolution.kernel.CouplingTerms;
import io.supercool.equivariant.convolution.layout.Edges;
import jdk.incubator.vector.FloatVector;

/**
 * The couplings of a block of consecutive edges, which all channels share. Here alone a lane is an
 * edge: {@code [coupling][lane]}.
 */
final class VectorCouplings {

  private final int lMax;
  private final CouplingTerms terms;
  private final float[] harmonics;
  private final float[] values;
  private int start;
  private int end;

  VectorCouplings(ConvolutionPlan plan) {
    lMax = plan.shape().lMax();
    terms = plan.couplings();
    harmonics = new float[(lMax + 1) * (lMax + 1) * LANES.length()];
    values = new float[terms.couplings() * LANES.length()];
  }

  /** Forgets the block; to be called before every row of edges. */
  void forget() {
    start = 0;
    end = 0;
  }

  /**
   * Makes sure that an edge's couplings are among the values, and returns its lane. Edges come in
   * ascending order.
   *
   * @param rowEnd after the last edge of the node
   * @param parity 1, or -1 for the couplings of the reversed edges
   */
  int lane(Edges edges, int edge, int rowEnd, float parity) {
    if (edge >= end) {
      start = edge;
      end = Math.min(edge + LANES.length(), rowEnd);
      for (int e = start; e < end; e++) {
        edges.copyHarmonics(e, lMax, parity, harmonics, e - start, LANES.length());
      }
      compute(terms);
    }
    return edge - start;
  }

  /** The couplings of the block, {@code [coupling * LANES.length() + lane]}. */
  float[] values() {
    return values;
  }

  private void compute(CouplingTerms terms) {
    int[] targets = terms.targets();
    int term = 0;
    for (; term < terms.initialTerms(); term++) {
      product(terms, term).intoArray(values, targets[term] * LANES.length());
    }
    for (; term < targets.length; term++) {
      int at = targets[term] * LANES.length();
      product(terms, term).add(load(values, at)).intoArray(values, at);
    }
  }

  private FloatVector product(CouplingTerms terms, int term) {
    return load(harmonics, terms.harmonics()[term] * LANES.length())
        .mul(terms.coefficients()[term]);
  }
}
