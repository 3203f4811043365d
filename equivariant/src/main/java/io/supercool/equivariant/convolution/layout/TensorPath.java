package io.supercool.equivariant.convolution.layout;

import io.supercool.equivariant.harmonics.ClebschGordan;

/**
 * One way in which a feature and an edge's harmonics give a message: degree {@code input} (l1)
 * times degree {@code harmonic} (l2) gives degree {@code output} (l3), with |l1 - l2| <= l3 <= l1 +
 * l2.
 */
public record TensorPath(int input, int harmonic, int output) {

  /** Whether l1 + l2 + l3 is even, so that features of parity (-1)^l give messages of (-1)^l. */
  public boolean keepsParity() {
    return (input + harmonic + output) % 2 == 0;
  }

  /**
   * The path's tensor C, {@code [m1][m2][m3]}, each from 0.
   *
   * @throws IllegalArgumentException when a degree is not 0 to 6 or they break the triangle rule
   */
  public double[][][] clebschGordan() {
    return ClebschGordan.coefficients(input, harmonic, output);
  }
}
