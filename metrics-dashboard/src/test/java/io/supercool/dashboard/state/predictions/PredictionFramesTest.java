package io.supercool.dashboard.state.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.Prediction;
import io.supercool.dashboard.state.Update;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionFramesTest {
  private final PredictionFrames frames = new PredictionFrames();

  @Test
  void aFrameHoldsTheRecordsValuesInTheDocumentedLayout() throws IOException {
    Prediction prediction = SyntheticPredictions.of("layout", 37, "v1");
    frames.add(prediction);
    ByteBuffer frame = ByteBuffer.wrap(frames.since(0).bytes()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = new byte[frame.getInt()];
    frame.get(json);
    JsonNode header = new ObjectMapper().readTree(json);
    FloatBuffer values = frame.asFloatBuffer();

    assertThat(json.length % 4).isZero();
    assertThat(header.get("id").asText()).isEqualTo("layout/layout/0@v1");
    assertThat(header.get("particles").asInt()).isEqualTo(37);
    int times = header.get("times").size();
    assertThat(values.remaining()).isEqualTo((4 + 2 * times + 1) * 37);
    assertThat(header.get("fields").get(0).asText()).isEqualTo("inherentEnergy");
    double length = prediction.configuration().header().box()[0];
    for (int i = 0; i < 37; i++) {
      double x = prediction.configuration().positions()[3 * i];
      assertThat((double) values.get(i)).isBetween(0.0, length);
      assertThat(Math.IEEEremainder(values.get(i) - x, length)).isBetween(-1e-5, 1e-5);
      assertThat(values.get(3 * 37 + i)).isEqualTo(prediction.configuration().species()[i]);
      for (int time = 0; time < times; time++) {
        assertThat(values.get((4 + time) * 37 + i)).isEqualTo(prediction.predicted()[time][i]);
        assertThat(values.get((4 + times + time) * 37 + i))
            .isEqualTo(prediction.configuration().propensity().values()[time][i]);
      }
      assertThat(values.get((4 + 2 * times) * 37 + i))
          .isEqualTo(prediction.configuration().inherentEnergy()[i]);
    }
  }

  @Test
  void aPageGetsTheLatestOneAtATimeAndASlowOneMissesTheReplaced() {
    for (int i = 0; i < 3; i++) {
      frames.add(SyntheticPredictions.of("liquid" + i, 10, "v1"));
    }
    Update first = frames.since(0);
    assertThat(first.revision()).isEqualTo(1);
    for (int i = 3; i < 50; i++) {
      frames.add(SyntheticPredictions.of("liquid" + i, 10, "v1"));
    }
    assertThat(frames.since(first.revision()).revision())
        .isEqualTo(50 - PredictionFrames.LATEST + 1);
    assertThat(frames.since(50)).isNull();
    assertThat(frames.size()).isEqualTo(PredictionFrames.LATEST);
  }

  @Test
  void aPredictionThatComesAgainReplacesItself() {
    frames.add(SyntheticPredictions.of("same", 10, "v1"));
    frames.add(SyntheticPredictions.of("same", 10, "v1"));

    assertThat(frames.size()).isEqualTo(1);
    assertThat(frames.since(1).revision()).isEqualTo(2);
  }

  @Test
  void championAndChallengerOfOneSnapshotAreKeptApart() throws IOException {
    Prediction champion = SyntheticPredictions.of("same", 10, "champion-3");
    Prediction challenger = champion.withModelVersion("challenger-7");
    frames.add(champion.configuration());
    frames.add(champion);
    frames.add(challenger);

    assertThat(frames.size()).isEqualTo(2);
    assertThat(frames.find("same/same/0@champion-3")).isSameAs(champion);
    assertThat(frames.find("same/same/0@challenger-7")).isSameAs(challenger);
    assertThat(header(frames.since(1)).get("modelVersion").asText()).isEqualTo("champion-3");
    assertThat(header(frames.since(2)).get("modelVersion").asText()).isEqualTo("challenger-7");
  }

  @Test
  void aSnapshotWaitsForItsPredictionAndOnlyTheLatestDo() throws IOException {
    for (int i = 0; i < 6; i++) {
      frames.add(SyntheticPredictions.of("liquid" + i, 10, "v1").configuration());
    }
    assertThat(frames.since(0).revision()).isEqualTo(6 - PredictionFrames.WAITING + 1);
    JsonNode header = header(frames.since(5));
    assertThat(header.get("kind").asText()).isEqualTo("SNAPSHOT");
    assertThat(header.get("id").asText()).isEqualTo("liquid5/liquid5/0");

    frames.add(SyntheticPredictions.of("liquid5", 10, "v1"));
    assertThat(header(frames.since(5)).get("kind").asText()).isEqualTo("PREDICTION");
    frames.add(SyntheticPredictions.of("liquid5", 10, "v1").configuration());
    assertThat(frames.since(7)).isNull();
  }

  @Test
  void ofAModelInTrainingTheNewestPreviewIsShown() throws IOException {
    frames.addPreview(SyntheticPredictions.of("learned", 10, "ka@epoch-0001"));
    frames.addPreview(SyntheticPredictions.of("learned", 10, "ka@epoch-0002"));
    JsonNode header = header(frames.since(0));
    assertThat(header.get("kind").asText()).isEqualTo("PREVIEW");
    assertThat(header.get("id").asText()).isEqualTo("preview ka");
    assertThat(header.get("modelVersion").asText()).isEqualTo("ka@epoch-0002");
    assertThat(frames.size()).isZero();
  }

  private static JsonNode header(Update update) throws IOException {
    ByteBuffer frame = ByteBuffer.wrap(update.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = new byte[frame.getInt()];
    frame.get(json);
    return new ObjectMapper().readTree(json);
  }

  @Test
  void hugeConfigurationsAreBoundedInBytes() {
    int particles = 700_000;
    int bytes = 4 * (4 + 2 * 4 + 1) + 2 * 8 * 3 + 8 * 4;
    int fit = (int) (PredictionFrames.MAX_BYTES / ((long) bytes * particles));
    Prediction huge = SyntheticPredictions.of("huge", particles, "v1");
    for (String version : Arrays.asList("v1", "v2", "v3", "v4", "v5", "v6")) {
      frames.add(
          new Prediction(
              huge.configuration(),
              version,
              huge.times(),
              huge.predicted(),
              huge.ridge(),
              huge.descriptors(),
              List.of()));
    }
    assertThat(frames.size()).isEqualTo(fit).isLessThan(PredictionFrames.LATEST);
  }
}
