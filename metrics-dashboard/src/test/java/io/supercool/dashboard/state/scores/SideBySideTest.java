package io.supercool.dashboard.state.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import io.supercool.evaluation.Correlation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final double NOISE = 0.3;
  private static final int PARTICLES = 200;

  private final SideBySide sideBySide = new SideBySide();

  @Test
  void championAndChallengerAreScoredOnWhatBothPredicted() {
    List<Prediction> champions = new ArrayList<>();
    List<Prediction> challengers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Prediction exact = SyntheticPredictions.of("liquid" + i, PARTICLES, "challenger-7");
      challengers.add(exact);
      champions.add(noisy(exact, "champion-3", i));
    }
    champions.forEach(sideBySide::predicted);
    sideBySide.predicted(noisy(SyntheticPredictions.of("alone", PARTICLES, ""), "champion-3", 9));
    assertThat(sideBySide.status().versions()).as("nothing is compared with one").isEmpty();

    challengers.forEach(sideBySide::predicted);

    SideBySide.Status status = sideBySide.status();
    assertThat(status.versions()).containsExactly("challenger-7", "champion-3");
    assertThat(status.rows()).hasSize(2 * challengers.get(0).times().length);
    SideBySide.Row longest = status.rows().get(3);
    assertThat(longest.species()).isEqualTo("A");
    assertThat(longest.time()).isEqualTo(100);
    assertThat(longest.configurations()).isEqualTo(3);
    assertThat(longest.versions().get(0).best()).isEqualTo(3);
    assertScores(longest.versions().get(0), challengers);
    assertThat(longest.versions().get(1).best()).isZero();
    assertScores(longest.versions().get(1), champions);
  }

  /** Of species A at the longest time, as the definitions say. */
  private static void assertScores(SideBySide.VersionScore score, List<Prediction> predictions) {
    Correlation pooled = new Correlation();
    double sum = 0;
    for (Prediction prediction : predictions) {
      Correlation own = new Correlation();
      for (int i = 0; i < PARTICLES; i++) {
        if (prediction.configuration().species()[i] == 0) {
          float propensity = prediction.configuration().propensity().values()[3][i];
          own.add(prediction.predicted()[3][i], propensity);
          pooled.add(prediction.predicted()[3][i], propensity);
        }
      }
      sum += own.pearson();
    }
    assertThat(score.mean()).isCloseTo(sum / predictions.size(), within(1e-12));
    assertThat(score.pooled()).isCloseTo(pooled.pearson(), within(1e-12));
  }

  @Test
  void aPredictionThatComesAgainCountsOnce() {
    Prediction one = SyntheticPredictions.of("same", PARTICLES, "a");
    sideBySide.predicted(one);
    sideBySide.predicted(noisy(one, "b", 1));
    sideBySide.predicted(noisy(one, "b", 2));

    assertThat(sideBySide.status().rows().get(0).configurations()).isEqualTo(1);
  }

  @Test
  void theTruthMayComeLaterAsLabelsBeforeOrAfterThePredictions() {
    Prediction live = SyntheticPredictions.of("live", PARTICLES, "a");
    Propensity truth = live.configuration().propensity();
    Prediction first = withoutTruth(live);
    sideBySide.predicted(first);
    sideBySide.told(label(live, truth.times()[1], truth.values()[1]));
    assertThat(sideBySide.status().versions()).isEmpty();

    sideBySide.predicted(withoutTruth(noisy(live, "b", 1)));
    assertThat(sideBySide.status().rows())
        .extracting(SideBySide.Row::species, SideBySide.Row::time)
        .containsExactly(tuple("A", 1.0), tuple("B", 1.0));
    sideBySide.told(label(live, truth.times()[2], truth.values()[2]));
    sideBySide.told(label(live, 77, truth.values()[2]));

    assertThat(sideBySide.status().rows())
        .extracting(SideBySide.Row::species, SideBySide.Row::time)
        .as("nobody predicts the lag time 77")
        .containsExactly(tuple("A", 1.0), tuple("A", 10.0), tuple("B", 1.0), tuple("B", 10.0));
    assertThat(sideBySide.status().rows().get(0).versions().get(0).best()).isEqualTo(1);
  }

  @Test
  void aPageIsToldOnceAndOfTheTemperatureComparedLast() throws IOException {
    for (double temperature : new double[] {0.64, 0.56}) {
      Prediction one = SyntheticPredictions.at(temperature, "T" + temperature);
      sideBySide.predicted(one);
      sideBySide.predicted(one.withModelVersion("v2"));
    }
    long told = sideBySide.since(0).revision();

    JsonNode body = new ObjectMapper().readTree(sideBySide.since(0).bytes()).get("body");
    assertThat(body.get("temperature").asDouble()).isEqualTo(0.56);
    assertThat(body.at("/rows/0/configurations").asInt()).isEqualTo(1);
    assertThat(body.at("/rows/0/versions/1/version").asText()).isEqualTo("v2");
    assertThat(body.at("/rows/0/versions/1/best").asInt()).as("a tie is no win").isZero();
    assertThat(sideBySide.since(told)).isNull();
  }

  @Test
  void configurationsVersionsAndWhatWaitsAreBounded() {
    for (int i = 0; i <= SideBySide.MAX_CONFIGURATIONS; i++) {
      Prediction one = SyntheticPredictions.of("liquid" + i, 10, "a");
      sideBySide.predicted(one);
      for (int version = 0; version <= SideBySide.MAX_VERSIONS; version++) {
        sideBySide.predicted(one.withModelVersion("v" + version));
      }
    }
    assertThat(sideBySide.status().versions()).containsExactly("v1", "v2", "v3", "v4");
    assertThat(sideBySide.status().rows().get(0).configurations())
        .isEqualTo(SideBySide.MAX_CONFIGURATIONS);

    LatePropensities late = new LatePropensities(100_000);
    Prediction first = SyntheticPredictions.of("first", PARTICLES, "a");
    late.predicted(withoutTruth(first));
    for (int i = 0; i < 20; i++) {
      late.predicted(withoutTruth(SyntheticPredictions.of("later" + i, PARTICLES, "a")));
    }
    float[] truth = first.configuration().propensity().values()[0];
    assertThat(late.told(label(first, 0.1, truth))).as("it gave way").isEmpty();
  }

  private static Label label(Prediction of, double time, float[] values) {
    Propensity propensity = new Propensity(new double[] {time}, new float[][] {values}, null, 1);
    return new Label(of.snapshot(), "lj", propensity);
  }

  private static Prediction withoutTruth(Prediction prediction) {
    Configuration all = prediction.configuration();
    return prediction.withConfiguration(
        Configuration.of(all.header(), all.species(), all.positions()));
  }

  /** The same with noise added. */
  private static Prediction noisy(Prediction exact, String version, int seed) {
    Random random = new Random(seed);
    float[][] predicted = new float[exact.predicted().length][];
    for (int time = 0; time < predicted.length; time++) {
      predicted[time] = exact.predicted()[time].clone();
      for (int i = 0; i < predicted[time].length; i++) {
        predicted[time][i] += (float) (NOISE * random.nextGaussian());
      }
    }
    return exact.withModelVersion(version).withPredicted(predicted);
  }
}
