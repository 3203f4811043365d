package io.supercool.dashboard.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Rates rates = new Rates();

  @Test
  void theFirstLookHasNoRate() {
    assertThat(rates.perSecond("t", 1000, 0)).isZero();
  }

  @Test
  void aSteadyFlowHasItsRateAndASilentTopicComesToZero() {
    for (int second = 0; second <= 20; second += 2) {
      assertThat(rates.perSecond("t", 5L * second, second * SECOND)).isEqualTo(second == 0 ? 0 : 5);
    }
    double last = 5;
    for (int second = 22; second <= 30; second += 2) {
      double rate = rates.perSecond("t", 100, second * SECOND);
      assertThat(rate).isLessThan(last);
      last = rate;
    }
    assertThat(last).isZero();
  }

  @Test
  void aTopicMadeAnewHasNoNegativeRate() {
    rates.perSecond("t", 100, 0);

    assertThat(rates.perSecond("t", 3, SECOND)).isZero();
  }
}
