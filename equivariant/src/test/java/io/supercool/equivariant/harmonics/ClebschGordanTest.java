package io.supercool.equivariant.harmonics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.supercool.equivariant.Rotations;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ClebschGordanTest {

  private static final int HIGHEST = SphericalHarmonics.MAX_DEGREE;

  @FunctionalInterface
  private interface Degrees {
    void accept(int l1, int l2, int l3);
  }

  private static void forAllTriangles(Degrees check) {
    for (int l1 = 0; l1 <= HIGHEST; l1++) {
      for (int l2 = 0; l2 <= HIGHEST; l2++) {
        for (int l3 = Math.abs(l1 - l2); l3 <= Math.min(HIGHEST, l1 + l2); l3++) {
          check.accept(l1, l2, l3);
        }
      }
    }
  }

  @Test
  void coupleEquivariantly() {
    Random random = new Random(3);
    double[][] rotation = Rotations.rotation(random);
    double[][][] wigner = new double[HIGHEST + 1][][];
    for (int l = 0; l <= HIGHEST; l++) {
      wigner[l] = WignerD.matrix(l, rotation);
    }
    forAllTriangles(
        (l1, l2, l3) -> {
          double[][][] tensor = ClebschGordan.coefficients(l1, l2, l3);
          double[] a = random.doubles(2 * l1 + 1, -1, 1).toArray();
          double[] b = random.doubles(2 * l2 + 1, -1, 1).toArray();
          assertThat(couple(tensor, Rotations.apply(wigner[l1], a), Rotations.apply(wigner[l2], b)))
              .as("(%d, %d, %d)", l1, l2, l3)
              .containsExactly(Rotations.apply(wigner[l3], couple(tensor, a, b)), within(1e-12));
        });
  }

  /** Coupling the harmonics of one direction gives, by Gaunt, a multiple of its harmonics of l3. */
  @Test
  void agreeWithGauntCoefficientsByQuadrature() {
    Quadrature quadrature = Quadrature.exactToDegree(3 * HIGHEST);
    forAllTriangles(
        (l1, l2, l3) -> {
          double[][][] gaunt = quadrature.gaunt(l1, l2, l3);
          double[][][] tensor = ClebschGordan.coefficients(l1, l2, l3);
          double overlap = 0;
          double square = 0;
          for (int m1 = 0; m1 <= 2 * l1; m1++) {
            for (int m2 = 0; m2 <= 2 * l2; m2++) {
              for (int m3 = 0; m3 <= 2 * l3; m3++) {
                overlap += gaunt[m1][m2][m3] * tensor[m1][m2][m3];
                square += gaunt[m1][m2][m3] * gaunt[m1][m2][m3];
              }
            }
          }
          if ((l1 + l2 + l3) % 2 != 0) {
            assertThat(square).as("Gaunt (%d, %d, %d)", l1, l2, l3).isCloseTo(0, within(1e-20));
            return;
          }
          double factor = overlap / (2 * l3 + 1);
          for (int m1 = 0; m1 <= 2 * l1; m1++) {
            for (int m2 = 0; m2 <= 2 * l2; m2++) {
              double[] expected =
                  DoubleStream.of(tensor[m1][m2]).map(value -> factor * value).toArray();
              assertThat(gaunt[m1][m2]).containsExactly(expected, within(1e-12));
            }
          }
          assertThat(Math.abs(factor)).isGreaterThan(1e-3);
        });
  }

  @Test
  void ofAllOutputsTogetherAreOrthogonal() {
    forAllTriangles(
        (l1, l2, l3) -> {
          double[][][] first = ClebschGordan.coefficients(l1, l2, l3);
          for (int other = Math.abs(l1 - l2); other <= Math.min(HIGHEST, l1 + l2); other++) {
            double[][][] second = ClebschGordan.coefficients(l1, l2, other);
            for (int m = 0; m <= 2 * l3; m++) {
              for (int n = 0; n <= 2 * other; n++) {
                double expected = l3 == other && m == n ? 1 : 0;
                assertThat(product(first, m, second, n)).isCloseTo(expected, within(1e-12));
              }
            }
          }
        });
  }

  @Test
  void ofThreeVectorsAreTheVectorProduct() {
    double[] a = {0.3, -1.2, 2};
    double[] b = {1.1, 0.4, -0.7};
    double[] c =
        couple(
            ClebschGordan.coefficients(1, 1, 1),
            new double[] {a[1], a[2], a[0]},
            new double[] {b[1], b[2], b[0]});
    double scale = Math.sqrt(0.5);
    assertThat(c)
        .containsExactly(
            new double[] {
              scale * (a[2] * b[0] - a[0] * b[2]),
              scale * (a[0] * b[1] - a[1] * b[0]),
              scale * (a[1] * b[2] - a[2] * b[1])
            },
            within(1e-15));
  }

  @Test
  void areRefusedOutsideTheTriangle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClebschGordan.coefficients(1, 1, 3))
        .withMessageContaining("(1, 1, 3)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClebschGordan.coefficients(7, 7, 0))
        .withMessageContaining("from 0 to 6");
  }

  private static double[] couple(double[][][] tensor, double[] a, double[] b) {
    double[] c = new double[tensor[0][0].length];
    for (int m1 = 0; m1 < a.length; m1++) {
      for (int m2 = 0; m2 < b.length; m2++) {
        for (int m3 = 0; m3 < c.length; m3++) {
          c[m3] += tensor[m1][m2][m3] * a[m1] * b[m2];
        }
      }
    }
    return c;
  }

  private static double product(double[][][] first, int m, double[][][] second, int n) {
    double sum = 0;
    for (int m1 = 0; m1 < first.length; m1++) {
      for (int m2 = 0; m2 < first[0].length; m2++) {
        sum += first[m1][m2][m] * second[m1][m2][n];
      }
    }
    return sum;
  }
}
