package io.supercool.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LagTimePairTest {

  @Test
  void equalTimesArePaired() {
    assertThat(LagTimePair.of(prediction(new double[] {0.1, 16, 52}, new double[] {16, 52, 100})))
        .containsExactly(new LagTimePair(1, 0), new LagTimePair(2, 1));
  }

  @Test
  void modelOfAnotherTemperatureIsComparedAtTheLongestTimes() {
    assertThat(LagTimePair.of(prediction(new double[] {0.1, 52}, new double[] {4120})))
        .containsExactly(new LagTimePair(1, 0));
  }

  @Test
  void withoutAPropensityThereIsNothingToCompare() {
    assertThat(LagTimePair.of(prediction(new double[] {52}, null))).isEmpty();
  }

  private static Prediction prediction(double[] predicted, double @Nullable [] known) {
    Propensity propensity = known == null ? null : Propensity.of(known, new float[known.length][1]);
    Configuration configuration =
        Configuration.of(
                new ConfigurationHeader(
                    new SnapshotId("r", "c", 0),
                    Split.TEST,
                    "lj",
                    new double[] {5, 5, 5},
                    0.44,
                    0,
                    0,
                    List.of("A"),
                    Potentials.KOB_ANDERSEN_FORCE_SHIFTED,
                    List.of()),
                new byte[1],
                new double[3])
            .withPropensity(propensity);
    return new Prediction(
        configuration, "m", predicted, new float[predicted.length][1], null, Map.of(), List.of());
  }
}
