package io.supercool.dashboard.state.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PredictionScored;
import io.supercool.contracts.event.Score;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
  private final Correlations correlations = new Correlations();

  @Test
  void curvesAreMeansOverConfigurationsByAscendingTime() {
    correlations.scored(scored("one", "v1", 0.4, 0.2));
    correlations.scored(scored("two", "v1", 0.8, 0.3));

    Correlations.VersionCurves version = correlations.curves().get(0);
    assertThat(version.configurations()).isEqualTo(2);
    CorrelationCurve network = curve(version, CorrelationCurve.NETWORK);
    assertThat(network.points())
        .extracting(CorrelationCurve.Point::time)
        .containsExactly(1.0, 52.0);
    CorrelationCurve.Point longest = network.points().get(1);
    assertThat(longest.mean()).isEqualTo((0.4 + 0.8) / 2);
    assertThat(longest.configurations()).isEqualTo(2);
    assertThat(curve(version, "energy").points().get(0).mean()).isEqualTo(0.25);
  }

  @Test
  void aConfigurationScoredAgainCountsOnce() {
    correlations.scored(scored("one", "v1", 0.4, 0.2));
    correlations.scored(scored("one", "v1", 0.6, 0.2));

    Correlations.VersionCurves version = correlations.curves().get(0);
    assertThat(version.configurations()).isEqualTo(1);
    assertThat(curve(version, CorrelationCurve.NETWORK).points().get(1).mean()).isEqualTo(0.6);
  }

  @Test
  void anUndefinedCorrelationIsLeftOut() {
    correlations.scored(scored("one", "v1", Double.NaN, 0.2));
    correlations.scored(scored("two", "v1", 0.5, 0.2));

    CorrelationCurve.Point point =
        curve(correlations.curves().get(0), CorrelationCurve.NETWORK).points().get(1);
    assertThat(point.mean()).isEqualTo(0.5);
    assertThat(point.configurations()).isEqualTo(1);
  }

  @Test
  void versionsAndConfigurationsAreBoundedAndTheNewestIsLast() {
    for (int version = 0; version <= 20; version++) {
      correlations.scored(scored("one", "v" + version, 0.1, 0.1));
    }
    for (int i = 0; i < VersionScores.MAX_CONFIGURATIONS + 10; i++) {
      correlations.scored(scored("configuration-" + i, "v20", 0.1, 0.1));
    }
    List<Correlations.VersionCurves> curves = correlations.curves();
    assertThat(curves).hasSize(Correlations.MAX_VERSIONS);
    assertThat(curves.get(curves.size() - 1).version()).isEqualTo("v20");
    assertThat(curves.get(curves.size() - 1).configurations())
        .isEqualTo(VersionScores.MAX_CONFIGURATIONS);
  }

  @Test
  void aPageIsToldOnlyTheVersionsThatChanged() throws IOException {
    correlations.scored(scored("one", "v1", 0.4, 0.2));
    correlations.scored(scored("one", "v2", 0.4, 0.2));
    long told = correlations.since(0).revision();

    correlations.scored(scored("two", "v1", 0.4, 0.2));

    JsonNode body = new ObjectMapper().readTree(correlations.since(told).bytes()).get("body");
    assertThat(body.findValuesAsText("version")).containsExactly("v1");
  }

  @Test
  void theNoiseCeilingAndTheTemperatureComeFromTheLabels() {
    Prediction prediction = SyntheticPredictions.withHalves("liquid", 4000, 0.8);
    SnapshotId snapshot = prediction.configuration().snapshot();
    String version = prediction.modelVersion();
    correlations.predicted(prediction);
    correlations.scored(
        new PredictionScored(
            snapshot,
            version,
            List.of(new Score("A", 100, 0.4), new Score("A", 1, 0.2)),
            List.of()));

    Correlations.VersionCurves curves = correlations.curves().get(0);
    // Halves that correlate by 0.8: 2 x 0.8 / 1.8 is the whole's reliability.
    assertThat(curve(curves, CorrelationCurve.NOISE_CEILING).points())
        .hasSize(prediction.times().length)
        .allSatisfy(
            point -> assertThat(point.mean()).isCloseTo(Math.sqrt(1.6 / 1.8), within(0.01)));
    assertThat(curves.temperatures()).containsExactly(new TemperatureScore("A", 0.56, 0.4, 1));
  }

  @Test
  void curvesAreOfTheTemperatureScoredLastAndEveryTemperatureHasItsCell() {
    for (double temperature : new double[] {0.64, 0.56}) {
      Prediction prediction = SyntheticPredictions.at(temperature, "T" + temperature);
      correlations.predicted(prediction);
      correlations.scored(
          new PredictionScored(
              prediction.configuration().snapshot(),
              prediction.modelVersion(),
              List.of(new Score("A", 100 * temperature, temperature)),
              List.of()));
    }
    Correlations.VersionCurves curves = correlations.curves().get(0);
    assertThat(curves.configurations()).isEqualTo(1);
    assertThat(curve(curves, CorrelationCurve.NETWORK).points())
        .extracting(CorrelationCurve.Point::time)
        .containsExactly(100 * 0.56);
    assertThat(curves.temperatures())
        .containsExactly(
            new TemperatureScore("A", 0.56, 0.56, 1), new TemperatureScore("A", 0.64, 0.64, 1));
  }

  private static CorrelationCurve curve(Correlations.VersionCurves version, String name) {
    return version.curves().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static PredictionScored scored(
      String configuration, String version, double network, double energy) {
    return new PredictionScored(
        new SnapshotId("liquid", configuration, 0),
        version,
        List.of(new Score("A", 52, network), new Score("A", 1, 0.1)),
        List.of(new DescriptorScores("energy", List.of(new Score("A", 52, energy)))));
  }
}
