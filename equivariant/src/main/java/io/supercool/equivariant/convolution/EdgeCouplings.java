package io.supercool.equivariant.convolution;

import static io.supercool.equivariant.convolution.VectorKernel.LANES;

import jdk.incubator.vector.FloatVector;

/** The couplings of a block of consecutive edges, one edge per lane: {@code [coupling][lane]}. */
final class EdgeCouplings {

  private final ConvolutionPlan plan;
  private final float[] harmonics;
  private final float[] values;
  private int start;
  private int end;

  EdgeCouplings(ConvolutionPlan plan) {
    this.plan = plan;
    int lMax = plan.shape().lMax();
    harmonics = new float[(lMax + 1) * (lMax + 1) * LANES.length()];
    values = new float[plan.couplings().count() * LANES.length()];
  }

  /** Forgets the block; to be called before every row of edges. */
  void forget() {
    start = 0;
    end = 0;
  }

  /** Makes sure of an edge's couplings and returns its lane; edges come in ascending order. */
  int lane(Edges edges, int edge, int rowEnd, float parity) {
    if (edge >= end) {
      start = edge;
      end = Math.min(edge + LANES.length(), rowEnd);
      for (int e = start; e < end; e++) {
        plan.harmonics(edges, e, parity, harmonics, e - start, LANES.length());
      }
      couple(plan.couplings());
    }
    return edge - start;
  }

  float[] values() {
    return values;
  }

  private void couple(Couplings couplings) {
    int[] targets = couplings.targets();
    int term = 0;
    for (; term < couplings.settled(); term++) {
      term(couplings, term).intoArray(values, targets[term] * LANES.length());
    }
    for (; term < targets.length; term++) {
      int at = targets[term] * LANES.length();
      term(couplings, term).add(FloatVector.fromArray(LANES, values, at)).intoArray(values, at);
    }
  }

  private FloatVector term(Couplings couplings, int term) {
    return FloatVector.fromArray(LANES, harmonics, couplings.harmonics()[term] * LANES.length())
        .mul(couplings.coefficients()[term]);
  }
}
