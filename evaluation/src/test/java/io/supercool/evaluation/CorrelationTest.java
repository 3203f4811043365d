package io.supercool.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  @Test
  void agreesWithATextbookExample() {
    float[] x = {1, 2, 3, 5, 8};
    float[] y = {0.11f, 0.12f, 0.13f, 0.15f, 0.18f};
    assertThat(Correlation.pearson(x, y)).isCloseTo(1, within(1e-6));
    assertThat(Correlation.pearson(new float[] {1, 2, 3}, new float[] {1, 3, 2}))
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void isUnchangedByScaleAndALargeOffset() {
    Random random = new Random(3);
    Correlation plain = new Correlation();
    Correlation moved = new Correlation();
    for (int i = 0; i < 1000; i++) {
      double x = random.nextGaussian();
      double y = x + random.nextGaussian();
      plain.add(x, y);
      moved.add(1e6 - 3 * x, 1e-3 * y + 1e4);
    }
    assertThat(moved.pearson()).isCloseTo(-plain.pearson(), within(1e-6));
    assertThat(plain.pearson()).isCloseTo(Math.sqrt(0.5), within(0.05));
  }

  @Test
  void isNotDefinedForConstantsNothingOrNaN() {
    assertThat(Correlation.pearson(new float[] {.1f, .1f, .1f}, new float[] {1, 2, 3})).isNaN();
    assertThat(Correlation.pearson(new float[] {1}, new float[] {2})).isNaN();
    assertThat(Correlation.pearson(new float[0], new float[0])).isNaN();
    assertThat(Correlation.pearson(new float[] {1, Float.NaN, 3}, new float[] {1, 2, 3})).isNaN();
    assertThatThrownBy(() -> Correlation.pearson(new float[1], new float[2]))
        .hasMessageContaining("lengths differ");
  }

  @Test
  void noiseCeilingFollowsSpearmanBrown() {
    assertThat(Correlation.noiseCeiling(1)).isEqualTo(1);
    assertThat(Correlation.noiseCeiling(0.6)).isCloseTo(Math.sqrt(0.75), within(1e-12));
    assertThat(Correlation.noiseCeiling(-0.1)).isZero();
    assertThat(Correlation.noiseCeiling(Double.NaN)).isNaN();
  }

  @Test
  void noiseCeilingIsWhatThePerfectPredictionScores() {
    Random random = new Random(4);
    Correlation halves = new Correlation();
    Correlation perfect = new Correlation();
    for (int particle = 0; particle < 200_000; particle++) {
      double truth = random.nextGaussian();
      double even = truth + random.nextGaussian();
      double odd = truth + random.nextGaussian();
      halves.add(even, odd);
      perfect.add(truth, (even + odd) / 2);
    }
    assertThat(Correlation.noiseCeiling(halves.pearson()))
        .isCloseTo(perfect.pearson(), within(0.005));
  }
}
