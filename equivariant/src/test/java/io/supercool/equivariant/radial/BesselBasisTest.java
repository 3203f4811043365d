package io.supercool.equivariant.radial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BesselBasisTest {

  private final BesselBasis basis = new BesselBasis(2, 10);

  @Test
  void isTheBesselFunctionTimesTheEnvelope() {
    double r = 0.9;
    double x = 0.45;
    double envelope = 1 - 28 * Math.pow(x, 6) + 48 * Math.pow(x, 7) - 21 * Math.pow(x, 8);
    assertThat(basis.envelope(r)).isCloseTo(envelope, within(1e-15));
    for (int n = 1; n <= 10; n++) {
      assertThat(basis.at(r)[n - 1])
          .isCloseTo(Math.sin(n * Math.PI * x) / r * envelope, within(1e-14));
    }
  }

  @Test
  void withoutTheEnvelopeIsOrthonormalInTheBall() {
    int steps = 2000;
    double[][] overlaps = new double[3][3];
    for (int step = 1; step < steps; step++) {
      double r = 2.0 * step / steps;
      double[] values = basis.at(r);
      for (int m = 0; m < 3; m++) {
        for (int n = 0; n < 3; n++) {
          double product = values[m] * values[n] / (basis.envelope(r) * basis.envelope(r));
          overlaps[m][n] += product * r * r * 2 / steps;
        }
      }
    }
    for (int m = 0; m < 3; m++) {
      for (int n = 0; n < 3; n++) {
        assertThat(overlaps[m][n]).isCloseTo(m == n ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void isContinuousAtTheOriginAndVanishesAtTheCutoff() {
    for (int n = 1; n <= 10; n++) {
      assertThat(basis.at(0)[n - 1]).isCloseTo(basis.at(1e-6)[n - 1], within(1e-8));
    }
    assertThat(basis.at(2)).containsExactly(new double[10], within(0.0));
    assertThat(basis.at(2.5)).containsExactly(new double[10], within(0.0));
    assertThat(basis.envelope(1.999)).isCloseTo(0, within(1e-7));
  }

  @Test
  void isRefusedWithoutACutoff() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BesselBasis(0, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new BesselBasis(2, 0));
  }
}
