package io.supercool.equivariant.radial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RadialGridTest {

  @Test
  void readsCubicsExactlyAlsoAtTheEnds() {
    RadialGrid grid = new RadialGrid(2, 8);
    for (double r : new double[] {0, 0.01, 0.25, 0.7, 1.3, 1.99, 2}) {
      assertThat(interpolate(grid, r, x -> 1 + x - 2 * x * x + 3 * x * x * x))
          .isCloseTo(1 + r - 2 * r * r + 3 * r * r * r, within(1e-5));
    }
  }

  /** Relative to each function's largest value. */
  @Test
  void readsTenBesselFunctionsOn256IntervalsToAHundredThousandth() {
    RadialGrid grid = new RadialGrid(2, 256);
    BesselBasis basis = new BesselBasis(2, 10);
    float[] table = grid.tabulate(basis);
    float[] weights = new float[4];
    Random random = new Random(4);
    for (int trial = 0; trial < 20_000; trial++) {
      float r = 2 * random.nextFloat();
      int first = grid.interpolation(r, weights);
      double[] exact = basis.at(r);
      for (int n = 1; n <= 10; n++) {
        double value = 0;
        for (int k = 0; k < 4; k++) {
          value += weights[k] * table[(first + k) * 10 + n - 1];
        }
        assertThat(value).isCloseTo(exact[n - 1], within(1e-5 * basis.at(0)[n - 1]));
      }
    }
  }

  @Test
  void hasItsKnotsFromZeroToTheCutoff() {
    RadialGrid grid = new RadialGrid(2, 256);
    assertThat(grid.knots()).isEqualTo(257);
    assertThat(grid.distance(0)).isZero();
    assertThat(grid.distance(256)).isEqualTo(2);
    float[] weights = new float[4];
    assertThat(grid.interpolation(2, weights)).isEqualTo(253);
    assertThat(weights).containsExactly(new float[] {0, 0, 0, 1}, within(1e-6f));
  }

  @Test
  void isRefusedWhenTooCoarse() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RadialGrid(2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new RadialGrid(Double.NaN, 256));
  }

  private static double interpolate(RadialGrid grid, double r, DoubleUnaryOperator function) {
    float[] weights = new float[4];
    int first = grid.interpolation((float) r, weights);
    double value = 0;
    for (int k = 0; k < 4; k++) {
      value += weights[k] * function.applyAsDouble(grid.distance(first + k));
    }
    return value;
  }
}
