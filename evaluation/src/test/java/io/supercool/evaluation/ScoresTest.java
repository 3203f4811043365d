package io.supercool.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final byte[] SPECIES = {0, 0, 1, 0, 1};

  @Test
  void separatesSpeciesTimesAndConfigurations() {
    float[] rising = {1, 2, 1, 3, 2};
    float[] mixed = {1, 3, 2, 2, 1};
    List<SpeciesScore> scores =
        Scores.of(
            List.of(
                new Comparison("b", 10, SPECIES, rising, mixed),
                new Comparison("b", 2, SPECIES, rising, rising),
                new Comparison("a", 10, SPECIES, rising, rising)));
    assertThat(scores)
        .extracting(score -> score.species() + "@" + score.time())
        .containsExactly("0@2.0", "0@10.0", "1@2.0", "1@10.0");
    SpeciesScore late = scores.get(1);
    assertThat(late.perConfiguration())
        .extracting(ConfigurationScore::configuration)
        .containsExactly("b", "a");
    assertThat(late.perConfiguration().get(0).pearson()).isCloseTo(0.5, within(1e-12));
    assertThat(late.perConfiguration().get(0).particles()).isEqualTo(3);
    assertThat(late.meanPearson()).isCloseTo(0.75, within(1e-12));
    assertThat(scores.get(3).meanPearson()).isCloseTo(0, within(1e-12));
  }

  @Test
  void pooledScoreKnowsWhichConfigurationIsSlow() {
    byte[] a = {0, 0};
    List<SpeciesScore> scores =
        Scores.of(
            List.of(
                new Comparison("slow", 1, a, new float[] {1, 2}, new float[] {2, 1}),
                new Comparison("fast", 1, a, new float[] {11, 12}, new float[] {12, 11})));
    assertThat(scores.get(0).meanPearson()).isCloseTo(-1, within(1e-12));
    assertThat(scores.get(0).pooledPearson()).isGreaterThan(0.9);
  }

  @Test
  void aConstantPredictionScoresNaN() {
    SpeciesScore score =
        Scores.of(
                List.of(
                    new Comparison("c", 1, new byte[3], new float[3], new float[] {1, 2, 3}),
                    new Comparison("d", 1, new byte[2], new float[] {1, 2}, new float[] {1, 2})))
            .get(0);
    assertThat(score.meanPearson()).isNaN();
    assertThat(score.perConfiguration().get(1).pearson()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aSpeciesThatIsAbsentIsNotScored() {
    List<Comparison> onlyB =
        List.of(new Comparison("c", 1, new byte[] {1, 1}, new float[] {1, 2}, new float[] {1, 2}));
    assertThat(Scores.of(onlyB)).extracting(SpeciesScore::species).containsExactly(1);
    assertThat(Scores.of(List.of())).isEmpty();
  }

  @Test
  void refusesArraysOfDifferentLengths() {
    assertThatThrownBy(() -> new Comparison("c", 1, new byte[2], new float[2], new float[3]))
        .hasMessageContaining("c has 2 particles, 2 predicted values and 3 propensities");
  }
}
