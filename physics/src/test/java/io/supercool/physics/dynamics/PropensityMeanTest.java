package io.supercool.physics.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PropensityMeanTest {
  private static final double[] INITIAL = {0, 0, 1, 1};

  @Test
  void isTheMeanDistanceMovedNotTheDistanceOfTheMean() {
    PropensityMean propensity = new PropensityMean(INITIAL, 2);
    propensity.add(new double[] {3, 4, 1, 1});
    propensity.add(new double[] {-3, -4, 1, 2});
    assertThat(propensity.replicas()).isEqualTo(2);
    assertThat(propensity.mean()).containsExactly(5, 0.5f);
  }

  @Test
  void halvesAreTheMeansOfEvenAndOddReplicas() {
    PropensityMean propensity = new PropensityMean(INITIAL, 2);
    for (int replica = 0; replica < 3; replica++) {
      propensity.add(new double[] {replica + 1, 0, 1, 1});
    }
    assertThat(propensity.mean()).containsExactly(2, 0);
    assertThat(propensity.halves()[0]).containsExactly(2, 0);
    assertThat(propensity.halves()[1]).containsExactly(2, 0);
    propensity.add(new double[] {6, 0, 1, 1});
    assertThat(propensity.mean()).containsExactly(3, 0);
    assertThat(propensity.halves()[1]).containsExactly(4, 0);
  }

  @Test
  void refusesAReplicaThatIsShortOrNotFinite() {
    PropensityMean propensity = new PropensityMean(INITIAL, 2);
    assertThatThrownBy(() -> propensity.add(new double[] {1, 2, 3}))
        .hasMessageContaining("3 coordinates where 4 are due");
    assertThatThrownBy(() -> propensity.add(new double[] {0, 0, Double.NaN, 0}))
        .hasMessageContaining("particle 1 of replica 0");
  }
}
