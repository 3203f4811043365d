package io.supercool.dashboard.state.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.event.Score;
import io.supercool.dashboard.state.Update;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PrequentialScoresTest {
  private final PrequentialScores scores = new PrequentialScores();

  @Test
  void aPageIsToldEverythingAtFirstAndThenOnlyTheDifference() throws IOException {
    assertThat(scores.since(0)).isNull();
    scores.scored(event("live", 10, 1, 0.1, 0.3), 7);
    scores.scored(event("live", 20, 1, 0.2, 0.3), 8);
    Update first = scores.since(0);
    JsonNode curve = curves(first).get(0);
    assertThat(curve.get("whole").asBoolean()).isTrue();
    assertThat(curve.get("scored").asLong()).isEqualTo(8);
    assertThat(curve.get("points").findValuesAsText("step")).containsExactly("10", "20");
    assertThat(scores.since(first.revision())).isNull();

    scores.scored(event("live", 30, 1, 0.4, Double.NaN), 9);
    JsonNode second = curves(scores.since(first.revision())).get(0);
    assertThat(second.get("whole").asBoolean()).isFalse();
    assertThat(second.get("points")).hasSize(1);
    assertThat(second.at("/points/0/network").asDouble()).isEqualTo(0.4);
    assertThat(second.at("/points/0/baseline").asText()).as("not known").isEqualTo("NaN");
  }

  @Test
  void lagTimesSpeciesAndTrajectoriesHaveCurvesOfTheirOwn() throws IOException {
    scores.scored(event("one", 10, 1, 0.1, 0.3), 7);
    scores.scored(event("one", 10, 5, 0.2, 0.3), 7);
    scores.scored(event("two", 10, 5, 0.2, 0.3), 7);

    JsonNode curves = curves(scores.since(0));
    assertThat(curves.findValuesAsText("trajectory")).containsExactly("one", "one", "two");
    assertThat(curves.findValuesAsText("time")).containsExactly("1.0", "5.0", "5.0");
  }

  @Test
  void aFrameToldAgainAndAnUndefinedScoreChangeNothing() throws IOException {
    scores.scored(event("live", 20, 1, 0.1, 0.3), 7);
    scores.scored(event("live", 20, 1, 0.1, 0.3), 8);
    scores.scored(event("live", 10, 1, 0.9, 0.3), 8);
    scores.scored(event("live", 30, 1, Double.NaN, 0.3), 8);

    JsonNode curve = curves(scores.since(0)).get(0);
    assertThat(curve.get("points")).hasSize(1);
    assertThat(curve.get("scored").asLong()).isEqualTo(7);
  }

  @Test
  void aLongTrajectoryStaysBoundedAndKeepsItsMeanAndItsFirstFrame() throws IOException {
    Random random = new Random(5);
    double sum = 0;
    int frames = 10_000;
    for (int frame = 0; frame < frames; frame++) {
      double pearson = random.nextDouble();
      sum += pearson;
      scores.scored(event("live", frame, 1, pearson, frame % 2 == 0 ? 0.25 : Double.NaN), frame);
    }

    JsonNode points = curves(scores.since(0)).get(0).get("points");
    assertThat(points.size())
        .isBetween(PrequentialCurve.MAX_POINTS / 2, PrequentialCurve.MAX_POINTS);
    assertThat(points.get(0).get("step").asLong()).isZero();
    double total = 0;
    int labels = 0;
    for (JsonNode point : points) {
      total += point.get("labels").asInt() * point.get("network").asDouble();
      labels += point.get("labels").asInt();
      assertThat(point.get("baseline").asDouble(0.25)).isEqualTo(0.25);
    }
    assertThat(labels).isEqualTo(frames);
    assertThat(total / frames).isCloseTo(sum / frames, within(1e-12));
  }

  /** A page that takes only differences knows what one knows that opens now. */
  @Test
  void differencesAddUpToTheWholeOverEveryThinning() throws IOException {
    Map<Long, JsonNode> known = new TreeMap<>();
    long told = 0;
    Random random = new Random(6);
    for (int frame = 0; frame < 3_000; frame++) {
      scores.scored(event("live", frame, 1, random.nextDouble(), 0.3), frame);
      if (random.nextInt(4) == 0) {
        Update update = scores.since(told);
        told = update.revision();
        JsonNode curve = curves(update).get(0);
        if (curve.get("whole").asBoolean()) {
          known.clear();
        }
        curve.get("points").forEach(point -> known.put(point.get("step").asLong(), point));
      }
    }
    Update rest = scores.since(told);
    if (rest != null) {
      assertThat(curves(rest).get(0).get("whole").asBoolean()).isFalse();
      curves(rest)
          .get(0)
          .get("points")
          .forEach(point -> known.put(point.get("step").asLong(), point));
    }

    assertThat(known.values())
        .containsExactlyElementsOf(curves(scores.since(0)).get(0).get("points"));
  }

  @Test
  void anyNumberOfTrajectoriesStaysBounded() throws IOException {
    for (int trajectory = 0; trajectory < 500; trajectory++) {
      scores.scored(event("live-" + trajectory, 1, 1, 0.5, 0.3), trajectory);
    }
    List<String> trajectories = curves(scores.since(0)).findValuesAsText("trajectory");
    assertThat(trajectories).hasSize(PrequentialScores.MAX_CURVES).endsWith("live-499");
  }

  private static PrequentialScored event(
      String trajectory, long step, double time, double network, double energy) {
    return new PrequentialScored(
        new SnapshotId(trajectory, trajectory, step),
        "v1",
        List.of(new Score("A", time, network)),
        List.of(
            new DescriptorScores(Prediction.OWN_ENERGY, List.of(new Score("A", time, 0.9))),
            new DescriptorScores(
                Prediction.COARSE_GRAINED_ENERGY,
                List.of(new Score("B", time, 0.8), new Score("A", time, energy)))));
  }

  private static JsonNode curves(Update update) throws IOException {
    return new ObjectMapper().readTree(update.bytes()).at("/body/curves");
  }
}
