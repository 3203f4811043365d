package io.supercool.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleTest {
  private final OneCycle schedule = new OneCycle(0.01, 100);

  @Test
  void risesFromATwentyFifthToThePeakAndFallsToNearlyNothing() {
    assertThat(schedule.at(0)).isCloseTo(0.01 / 25, within(1e-12));
    assertThat(schedule.at(30)).isCloseTo(0.01, within(1e-12));
    assertThat(schedule.at(99)).isLessThan(1e-5).isPositive();
  }

  @Test
  void risesThenFalls() {
    for (int step = 1; step < 100; step++) {
      double change = schedule.at(step) - schedule.at(step - 1);
      assertThat(Math.signum(change)).isEqualTo(step <= 30 ? 1.0 : -1.0);
    }
  }
}
