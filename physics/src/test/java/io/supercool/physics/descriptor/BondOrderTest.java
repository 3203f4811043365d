package io.supercool.physics.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.PeriodicBox;
import org.junit.jupiter.api.Test;

class BondOrderTest {
  /** Only the nearest neighbours of a lattice of spacing 1 count. */
  private static final BondOrder NEAREST = new BondOrder(1, 0.05, 6);

  /** Known values of the simple cubic lattice: Steinhardt et al. 1983, table I. */
  @Test
  void simpleCubicLatticeHasItsKnownOrder() {
    int side = 5;
    double[] positions = new double[3 * side * side * side];
    for (int i = 0; i < positions.length / 3; i++) {
      positions[3 * i] = i % side;
      positions[3 * i + 1] = i / side % side;
      positions[3 * i + 2] = i / side / side;
    }
    float[][] order = NEAREST.of(new PeriodicBox(side, side, side), positions);
    for (int particle = 0; particle < positions.length / 3; particle++) {
      assertThat((double) order[0][particle]).isCloseTo(1, within(1e-6));
      assertThat((double) order[1][particle]).isCloseTo(0, within(1e-3));
      assertThat((double) order[4][particle]).isCloseTo(Math.sqrt(7.0 / 12), within(1e-6));
      assertThat((double) order[6][particle]).isCloseTo(Math.sqrt(1.0 / 8), within(1e-6));
    }
  }

  @Test
  void oneNeighbourIsPerfectOrderAndNoneIsNone() {
    double[] positions = {1, 1, 1, 2, 1, 1, 6, 6, 6};
    float[][] order = NEAREST.of(new PeriodicBox(12, 12, 12), positions);
    for (int l = 0; l <= 6; l++) {
      assertThat((double) order[l][0]).isCloseTo(1, within(1e-6));
      assertThat(order[l][2]).isZero();
    }
  }
}
