package io.supercool.equivariant.convolution;

import static io.supercool.equivariant.convolution.VectorKernel.LANES;

import jdk.incubator.vector.FloatVector;

/** The couplings of a block of consecutive edges, one edge per lane: {@code [coupling][lane]}. */
final class EdgeCouplings {

  private final CouplingPlan plan;
  private final float[] harmonics;
  private final float[] values;
  private int start;
  private int end;

  EdgeCouplings(CouplingPlan plan) {
    this.plan = plan;
    int lMax = plan.shape().lMax();
    harmonics = new float[(lMax + 1) * (lMax + 1) * LANES.length()];
    values = new float[plan.couplings() * LANES.length()];
  }

  /** Forgets the block; to be called before another graph. */
  void forget() {
    start = 0;
    end = 0;
  }

  /** Makes sure of an edge's couplings and returns its lane; edges must come in ascending order. */
  int lane(Edges edges, int edge, int lastEdge, float parity) {
    if (edge >= end) {
      start = edge;
      end = Math.min(edge + LANES.length(), lastEdge);
      for (int e = start; e < end; e++) {
        plan.harmonics(edges, e, parity, harmonics, e - start, LANES.length());
      }
      couple(plan.firstTerm(), plan.harmonic(), plan.coefficient());
    }
    return edge - start;
  }

  float[] values() {
    return values;
  }

  private void couple(int[] firstTerm, int[] harmonic, float[] coefficient) {
    int lanes = LANES.length();
    for (int coupling = 0; coupling < firstTerm.length - 1; coupling++) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int term = firstTerm[coupling]; term < firstTerm[coupling + 1]; term++) {
        sum =
            FloatVector.fromArray(LANES, harmonics, harmonic[term] * lanes)
                .fma(FloatVector.broadcast(LANES, coefficient[term]), sum);
      }
      sum.intoArray(values, coupling * lanes);
    }
  }
}
