package io.supercool.equivariant.harmonics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.supercool.equivariant.Rotations;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalHarmonicsTest {

  private static final int HIGHEST = SphericalHarmonics.MAX_DEGREE;

  @Test
  void ofTheReferenceAgreeWithTheAssociatedLegendreFunctions() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      double[] v = Rotations.vector(random);
      double[] harmonics = ReferenceHarmonics.of(HIGHEST, v[0], v[1], v[2]);
      for (int l = 0; l <= HIGHEST; l++) {
        for (int m = -l; m <= l; m++) {
          assertThat(harmonics[l * l + l + m])
              .as("l = %d, m = %d", l, m)
              .isCloseTo(closedForm(l, m, v), within(1e-12));
        }
      }
    }
  }

  @Test
  void ofDegreeOneAreTheUnitVectorTimesRootThree() {
    double[] expected = {1, Math.sqrt(3) * -3 / 7, Math.sqrt(3) * 6 / 7, Math.sqrt(3) * 2 / 7};
    assertThat(ReferenceHarmonics.of(1, 2, -3, 6)).containsExactly(expected, within(1e-15));
    float[] harmonics = new float[3];
    SphericalHarmonics.fill(1, new float[] {2, -3, 6}, 1, harmonics);
    for (int k = 0; k < 3; k++) {
      assertThat((double) harmonics[k]).isCloseTo(expected[k + 1], within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void ofManyVectorsAgreeWithTheReference(int lMax) {
    Random random = new Random(lMax);
    int edges = 1000;
    int width = (lMax + 1) * (lMax + 1) - 1;
    float[] vectors = new float[3 * edges];
    float[] harmonics = new float[edges * width];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextGaussian();
    }
    SphericalHarmonics.fill(lMax, vectors, edges, harmonics);
    for (int edge = 0; edge < edges; edge++) {
      double[] expected =
          ReferenceHarmonics.of(
              lMax, vectors[3 * edge], vectors[3 * edge + 1], vectors[3 * edge + 2]);
      for (int k = 0; k < width; k++) {
        assertThat((double) harmonics[edge * width + k]).isCloseTo(expected[k + 1], within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void ofTheFirstVectorsAreThoseOfAllAndTouchNoOthers(int lMax) {
    Random random = new Random(lMax);
    int width = (lMax + 1) * (lMax + 1) - 1;
    float[] vectors = new float[3 * 1000];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextGaussian();
    }
    float[] all = new float[1000 * width];
    SphericalHarmonics.fill(lMax, vectors, 1000, all);
    float[] part = new float[1000 * width];
    SphericalHarmonics.fill(lMax, vectors, 0, part);
    assertThat(part).containsOnly(0);
    SphericalHarmonics.fill(lMax, vectors, 900, part);
    Arrays.fill(all, 900 * width, all.length, 0);
    assertThat(part).containsExactly(all, within(1e-6f));
  }

  @Test
  void squaresOfADegreeAddUpToItsSize() {
    Random random = new Random(2);
    double[] v = Rotations.vector(random);
    double[] reference = ReferenceHarmonics.of(HIGHEST, v[0], v[1], v[2]);
    float[] harmonics = new float[reference.length - 1];
    float[] vector = {(float) v[0], (float) v[1], (float) v[2]};
    SphericalHarmonics.fill(HIGHEST, vector, 1, harmonics);
    assertThat(reference[0]).isEqualTo(1);
    for (int l = 1; l <= HIGHEST; l++) {
      double sum = 0;
      double single = 0;
      for (int k = l * l; k < (l + 1) * (l + 1); k++) {
        sum += reference[k] * reference[k];
        single += harmonics[k - 1] * harmonics[k - 1];
      }
      assertThat(sum).isCloseTo(2 * l + 1, within(1e-12));
      assertThat(single).isCloseTo(2 * l + 1, within(1e-4));
    }
  }

  @Test
  void ofTheZeroVectorAreZero() {
    float[] single = new float[(HIGHEST + 1) * (HIGHEST + 1) - 1];
    Arrays.fill(single, 9);
    SphericalHarmonics.fill(HIGHEST, new float[3], 1, single);
    assertThat(single).containsOnly(0);
    double[] reference = ReferenceHarmonics.of(HIGHEST, 0, 0, 0);
    assertThat(reference[0]).isEqualTo(1);
    assertThat(Arrays.copyOfRange(reference, 1, reference.length)).containsOnly(0);
  }

  @Test
  void areRefusedAboveTheHighestDegree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SphericalHarmonics.fill(7, new float[3], 1, new float[63]))
        .withMessageContaining("lMax is 7");
  }

  /**
   * By angles, and P_l^m as the m-th derivative of Rodrigues' polynomial (x^2 - 1)^l / (2^l l!).
   */
  private static double closedForm(int l, int m, double[] v) {
    double order = Math.abs(m);
    double z = v[2] / Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    double legendre = 0;
    for (int k = 0; 2 * k <= l - Math.abs(m); k++) {
      int power = l - 2 * k;
      legendre +=
          (k % 2 == 0 ? 1 : -1)
              * factorial(2 * l - 2 * k)
              / (factorial(k) * factorial(l - k) * factorial(power - Math.abs(m)))
              * Math.pow(z, power - order);
    }
    legendre *= Math.pow(2, -l) * Math.pow(1 - z * z, order / 2);
    double norm = Math.sqrt((2 * l + 1) * factorial(l - Math.abs(m)) / factorial(l + Math.abs(m)));
    double phi = Math.atan2(v[1], v[0]);
    double plane =
        m == 0 ? 1 : Math.sqrt(2) * (m > 0 ? Math.cos(order * phi) : Math.sin(order * phi));
    return norm * legendre * plane;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
