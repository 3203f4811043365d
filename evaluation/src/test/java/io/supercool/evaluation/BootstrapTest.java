package io.supercool.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private final Random random = new Random(8);

  /** Pairs of correlation about r around (shift, shift). */
  private Correlation configuration(double r, double shift) {
    Correlation correlation = new Correlation();
    for (int k = 0; k < 2000; k++) {
      double x = random.nextGaussian();
      correlation.add(x + shift, r * x + Math.sqrt(1 - r * r) * random.nextGaussian() + shift);
    }
    return correlation;
  }

  @Test
  void meanOfManyIsKnownToItsStandardError() {
    List<Correlation> configurations = new ArrayList<>();
    for (int k = 0; k < 50; k++) {
      configurations.add(configuration(0.5 + 0.2 * random.nextGaussian(), 0));
    }
    double mean = configurations.stream().mapToDouble(Correlation::pearson).average().orElseThrow();

    Interval interval = Bootstrap.ofMean(configurations, r -> r);

    double standardError = 0.2 / Math.sqrt(50);
    assertThat(interval.low()).isCloseTo(mean - 1.96 * standardError, within(0.4 * standardError));
    assertThat(interval.high()).isCloseTo(mean + 1.96 * standardError, within(0.4 * standardError));
  }

  @Test
  void pooledDrawsAreThoseOfAllParticlesTogether() {
    List<Correlation> two = List.of(configuration(0.2, 0), configuration(0.2, 3));

    Interval interval = Bootstrap.ofPooled(two, r -> r);

    // Both twice, which happens half of the time, gives 0.2; one of each gives far more.
    assertThat(interval.low()).isCloseTo(0.2, within(0.05));
    assertThat(interval.high()).isGreaterThan(0.7);
  }

  @Test
  void oneConfigurationSaysNothingOfOthers() {
    assertThat(Bootstrap.ofMean(List.of(configuration(0.5, 0)), r -> r))
        .isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void mergedCorrelationsAreThoseOfAllPairs() {
    Correlation all = new Correlation();
    Correlation first = new Correlation();
    Correlation second = new Correlation();
    for (int k = 0; k < 500; k++) {
      double x = 100 + random.nextGaussian();
      double y = 2 * x + random.nextGaussian() + k;
      all.add(x, y);
      (k < 123 ? first : second).add(x, y);
    }
    Correlation merged = new Correlation();
    merged.add(first);
    merged.add(second);
    merged.add(new Correlation());

    assertThat(merged.count()).isEqualTo(500);
    assertThat(merged.pearson()).isCloseTo(all.pearson(), within(1e-12));
  }
}
