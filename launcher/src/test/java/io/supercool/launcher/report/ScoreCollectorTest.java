package io.supercool.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreCollectorTest {
  private static final float[] RISING = {1, 2, 3, 4, 10, 20};
  private static final float[] MIXED = {1, 3, 2, 4, 20, 10};

  private final ScoreCollector collector = new ScoreCollector();

  @Test
  void networkAndDescriptorsAreScoredBySpeciesAndTime() {
    collector.add(Predictions.of("a", Split.TEST, targets(RISING), RISING, MIXED));

    assertThat(collector.scores()).hasSize(2);
    Report.Score a = collector.scores().get(0);
    assertThat(a.species()).isEqualTo("A");
    assertThat(a.time()).isEqualTo(52.0);
    assertThat(a.meanPearson()).isCloseTo(1.0, within(1e-12));
    assertThat(a.perConfiguration())
        .containsExactly(new Report.ConfigurationScore("a", a.meanPearson(), 4));
    Report.Baseline energy = collector.baselines().get(0);
    assertThat(energy.name()).isEqualTo(Prediction.OWN_ENERGY);
    assertThat(energy.scores().get(0).meanPearson()).isCloseTo(0.8, within(1e-12));
    assertThat(energy.scores().get(1).species()).isEqualTo("B");
    assertThat(energy.scores().get(1).meanPearson()).isCloseTo(-1.0, within(1e-12));
  }

  @Test
  void pooledAndMeanDiffer() {
    float[] slow = {1, 2, 3, 4, 1, 2};
    float[] fast = {11, 12, 13, 14, 1, 2};
    float[] reversed = {14, 13, 12, 11, 1, 2};
    collector.add(Predictions.of("a", Split.TEST, targets(slow), slow, MIXED));
    collector.add(Predictions.of("b", Split.TEST, targets(fast), reversed, MIXED));

    Report.Score a = collector.scores().get(0);
    assertThat(a.meanPearson()).isCloseTo(0.0, within(1e-12));
    // Both sets have mean 7.5 and variance 26.25; the products' mean is 25.
    assertThat(a.pooledPearson()).isCloseTo(25.0 / 26.25, within(1e-6));
  }

  @Test
  void noiseCeilingFollowsFromTheHalves() {
    Propensity targets =
        new Propensity(
            new double[] {52}, new float[][] {RISING}, new float[][][] {{RISING}, {MIXED}}, 16);
    collector.add(Predictions.of("a", Split.TEST, targets, RISING, MIXED));

    // Halves correlate by 0.8: the whole's reliability is 1.6 / 1.8.
    assertThat(collector.noiseCeiling().get(0).meanPearson())
        .isCloseTo(Math.sqrt(1.6 / 1.8), within(1e-6));
  }

  @Test
  void laterPredictionOfTheSameIdReplacesTheEarlier() {
    collector.add(Predictions.of("a", Split.TEST, targets(RISING), MIXED, MIXED));
    collector.add(Predictions.of("a", Split.TEST, targets(RISING), RISING, MIXED));

    assertThat(collector.predictions()).isEqualTo(1);
    assertThat(collector.scores().get(0).meanPearson()).isCloseTo(1.0, within(1e-12));
  }

  @Test
  void liveAndUnlabelledPredictionsCountButAreNotScored() {
    collector.add(Predictions.of("a", Split.LIVE, targets(RISING), MIXED, MIXED));
    collector.add(Predictions.of("b", Split.TEST, null, MIXED, MIXED));

    assertThat(collector.predictions()).isEqualTo(2);
    assertThat(collector.scores()).isEmpty();
    assertThat(collector.noiseCeiling()).isEmpty();
    assertThat(collector.baselines()).isEmpty();
  }

  @Test
  void correlationOfAConstantIsNotDefined() {
    collector.add(Predictions.of("a", Split.TEST, targets(RISING), new float[6], MIXED));

    assertThat(collector.scores().get(0).meanPearson()).isNull();
    assertThat(ScoreTable.of(collector.scores(), List.of(), List.of())).contains(" - ");
  }

  private static Propensity targets(float[] propensity) {
    return new Propensity(new double[] {52}, new float[][] {propensity}, null, 0);
  }
}
