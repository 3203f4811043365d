package io.supercool.physics.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HalfSumsTest {
  /** Of two particles in a plane: the first moves by 5 in replica 0, by 10 in replica 1, ... */
  private static double[] displacement(int replica) {
    return new double[] {3 * (replica + 1), -4 * (replica + 1), 0, 1};
  }

  @Test
  void aReplicaCountsInTheHalfOfItsNumberWheneverItComes() {
    HalfSums sums = new HalfSums(2);
    for (int replica : new int[] {3, 0, 2}) {
      sums.add(replica, displacement(replica), 2);
    }
    assertThat(sums.replicas()).isEqualTo(3);
    assertThat(sums.hasBoth()).isTrue();
    assertThat(sums.halves()).isDeepEqualTo(new float[][] {{10, 1}, {20, 1}});
    assertThat(sums.mean()).containsExactly(40 / 3f, 1);
    assertThat(sums.sums(0)).containsExactly(20, 2);
    assertThat(sums.sums(1)).containsExactly(20, 1);
  }

  @Test
  void sumsThatAreTakenUpAgainGoOn() {
    HalfSums whole = new HalfSums(2);
    HalfSums before = new HalfSums(2);
    for (int replica = 0; replica < 3; replica++) {
      whole.add(replica, displacement(replica), 2);
      before.add(replica, displacement(replica), 2);
    }
    HalfSums after =
        new HalfSums(new double[][] {before.sums(0), before.sums(1)}, new int[] {2, 1});
    whole.add(3, displacement(3), 2);
    after.add(3, displacement(3), 2);
    assertThat(after.replicas()).isEqualTo(4);
    assertThat(after.mean()).isEqualTo(whole.mean());
    assertThat(after.halves()).isDeepEqualTo(whole.halves());
  }

  @Test
  void ofOneHalfTheOtherIsNotKnown() {
    HalfSums sums = new HalfSums(2);
    assertThat(sums.mean()).containsOnly(Float.NaN);
    sums.add(4, displacement(4), 2);
    assertThat(sums.hasBoth()).isFalse();
    assertThat(sums.halves()[0]).containsExactly(25, 1);
    assertThat(sums.halves()[1]).containsOnly(Float.NaN);
    assertThat(sums.mean()).containsExactly(25, 1);
  }

  @Test
  void ofAReplicaThatIsNotFiniteNothingIsAdded() {
    HalfSums sums = new HalfSums(2);
    for (double coordinate : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e200}) {
      assertThatThrownBy(() -> sums.add(7, new double[] {1, 2, coordinate, 0}, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("particle 1 of replica 7");
    }
    assertThat(sums.replicas()).isZero();
    assertThat(sums.sums(1)).containsOnly(0);
  }
}
