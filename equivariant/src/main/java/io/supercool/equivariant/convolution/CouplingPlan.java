package io.supercool.equivariant.convolution;

import io.supercool.equivariant.harmonics.ClebschGordan;
import java.util.ArrayList;
import java.util.List;

/**
 * The arithmetic of a shape laid out for the kernels. Contracting the Clebsch-Gordan tensor of a
 * path with the harmonics of an edge gives a small matrix that all channels share, the couplings
 *
 * <pre>
 *   T_p[m3, m1] = sum_m2 C^{l1 l2 l3}_{m1 m2 m3} Y_{l2 m2}
 * </pre>
 *
 * Each is a sum of few terms: {@code coefficient * Y}, for coupling q the terms {@code
 * firstTerm[q]} to {@code firstTerm[q + 1]}.
 */
final class CouplingPlan {

  private final List<List<PathPlan>> paths = new ArrayList<>();
  private final ConvolutionShape shape;
  private final int[] firstTerm;
  private final int[] harmonic;
  private final float[] coefficient;

  CouplingPlan(ConvolutionShape shape) {
    this.shape = shape;
    List<Integer> starts = new ArrayList<>(List.of(0));
    List<Integer> harmonics = new ArrayList<>();
    List<Float> coefficients = new ArrayList<>();
    for (int input = 0; input <= shape.lMaxInput(); input++) {
      paths.add(new ArrayList<>());
      for (TensorPath path : shape.paths()) {
        if (path.input() == input) {
          paths.get(input).add(plan(path, starts.size() - 1));
          addCouplings(path, starts, harmonics, coefficients);
        }
      }
    }
    firstTerm = starts.stream().mapToInt(Integer::intValue).toArray();
    harmonic = harmonics.stream().mapToInt(Integer::intValue).toArray();
    coefficient = new float[harmonic.length];
    for (int term = 0; term < coefficient.length; term++) {
      coefficient[term] = coefficients.get(term);
    }
  }

  private PathPlan plan(TensorPath path, int firstCoupling) {
    List<TensorPath> siblings = shape.paths(path.output());
    return new PathPlan(
        path.output(),
        shape.paths().indexOf(path) * shape.channels(),
        firstCoupling,
        siblings.indexOf(path) * shape.channels(),
        siblings.size() * shape.channels());
  }

  private static void addCouplings(
      TensorPath path, List<Integer> starts, List<Integer> harmonics, List<Float> coefficients) {
    double[][][] tensor = ClebschGordan.coefficients(path.input(), path.harmonic(), path.output());
    for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
      for (int m1 = 0; m1 <= 2 * path.input(); m1++) {
        for (int m2 = 0; m2 <= 2 * path.harmonic(); m2++) {
          if (tensor[m1][m2][m3] != 0) {
            harmonics.add(path.harmonic() * path.harmonic() + m2);
            coefficients.add((float) tensor[m1][m2][m3]);
          }
        }
        starts.add(harmonics.size());
      }
    }
  }

  ConvolutionShape shape() {
    return shape;
  }

  /** The paths that start from one input degree. */
  PathPlan[] paths(int input) {
    return paths.get(input).toArray(PathPlan[]::new);
  }

  /** Number of couplings of an edge. */
  int couplings() {
    return firstTerm.length - 1;
  }

  /**
   * Copies the harmonics of an edge, or with {@code parity} -1 those of its reverse, to {@code
   * out[at + k * stride]} for k = l * l + l + m from 0 to lMax.
   */
  void harmonics(Edges edges, int edge, float parity, float[] out, int at, int stride) {
    int source = edge * ((edges.lMax() + 1) * (edges.lMax() + 1) - 1) - 1;
    out[at] = 1;
    float sign = 1;
    for (int l = 1; l <= shape.lMax(); l++) {
      sign *= parity;
      for (int k = l * l; k < (l + 1) * (l + 1); k++) {
        out[at + k * stride] = sign * edges.harmonics()[source + k];
      }
    }
  }

  int[] firstTerm() {
    return firstTerm;
  }

  /** Which harmonic each term takes: l * l + l + m, 0 being the constant Y_00 = 1. */
  int[] harmonic() {
    return harmonic;
  }

  float[] coefficient() {
    return coefficient;
  }
}
