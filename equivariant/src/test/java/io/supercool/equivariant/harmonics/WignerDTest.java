package io.supercool.equivariant.harmonics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.equivariant.Rotations;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WignerDTest {

  /** 2l + 1 and more directions determine D uniquely, so this is the whole definition. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void turnsTheHarmonics(int l) {
    Random random = new Random(l);
    for (double[][] matrix :
        new double[][][] {Rotations.rotation(random), Rotations.reflection(random)}) {
      double[][] wigner = WignerD.matrix(l, matrix);
      for (int trial = 0; trial < 40; trial++) {
        double[] v = Rotations.vector(random);
        double[] turned = Rotations.apply(wigner, harmonics(l, v));
        assertThat(turned).containsExactly(harmonics(l, Rotations.apply(matrix, v)), within(1e-12));
      }
    }
  }

  private static double[] harmonics(int l, double[] v) {
    double[] all = ReferenceHarmonics.of(l, v[0], v[1], v[2]);
    return Arrays.copyOfRange(all, l * l, all.length);
  }
}
