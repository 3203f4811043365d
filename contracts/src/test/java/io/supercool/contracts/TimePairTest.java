package io.supercool.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimePairTest {

  @Test
  void equalTimesArePaired() {
    assertThat(TimePair.of(prediction(new double[] {0.1, 16, 52}, new double[] {16, 52, 100})))
        .containsExactly(new TimePair(1, 0), new TimePair(2, 1));
  }

  @Test
  void modelOfAnotherTemperatureIsComparedAtTheLongestTimes() {
    assertThat(TimePair.of(prediction(new double[] {0.1, 52}, new double[] {4120})))
        .containsExactly(new TimePair(1, 0));
  }

  @Test
  void withoutPropensityThereIsNothingToCompare() {
    assertThat(TimePair.of(prediction(new double[] {52}, null))).isEmpty();
  }

  private static Prediction prediction(double[] predicted, double @Nullable [] known) {
    ConfigurationHeader header =
        ConfigurationHeader.of(new SnapshotId("t", "c", 0), Split.TEST)
            .box(new double[] {5, 5, 5})
            .species(List.of("A"))
            .build();
    Configuration configuration =
        Configuration.of(header, new byte[1], new double[3])
            .withPropensity(
                known == null ? null : Propensity.of(known, new float[known.length][1]));
    return new Prediction(
        configuration, "m", predicted, new float[predicted.length][1], null, Map.of());
  }
}
