package io.supercool.dashboard.state.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.Score;
import io.supercool.dashboard.state.Update;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {
  private final TrainingHistory history = new TrainingHistory();

  @Test
  void aPageIsToldEverythingAtFirstAndThenOnlyTheDifference() throws IOException {
    history.progressed(epoch("m", 1, 0.9), 5_000);
    history.progressed(epoch("m", 2, 0.8), 5_000);
    Update first = history.since(0);
    assertThat(epochs(first)).containsExactly(1, 2);
    assertThat(history.since(first.revision())).isNull();

    history.progressed(epoch("m", 3, 0.7), 5_000);
    Update second = history.since(first.revision());
    assertThat(epochs(second)).containsExactly(3);

    history.completed(new TrainingCompleted("m", "m-3", 10, null));
    JsonNode body = body(history.since(second.revision()));
    assertThat(body.get("epochs")).isEmpty();
    assertThat(body.get("completed").get(0).get("version").asText()).isEqualTo("m-3");
    assertThat(body.at("/started/m").asLong()).as("a second before its first end").isEqualTo(4_000);
  }

  @Test
  void anEpochToldAgainReplacesTheEarlierOne() throws IOException {
    history.progressed(epoch("m", 1, 0.9), 5_000);
    history.progressed(epoch("m", 1, 0.5), 5_000);

    JsonNode epochs = body(history.since(0)).get("epochs");
    assertThat(epochs).hasSize(1);
    assertThat(epochs.get(0).get("loss").asDouble()).isEqualTo(0.5);
  }

  @Test
  void historyIsBoundedInEpochsAndModels() throws IOException {
    for (int epoch = 1; epoch <= TrainingHistory.MAX_EPOCHS + 50; epoch++) {
      history.progressed(epoch("long", epoch, 1), 5_000);
    }
    assertThat(epochs(history.since(0))).hasSize(TrainingHistory.MAX_EPOCHS).doesNotContain(50);

    for (int model = 0; model < 20; model++) {
      history.progressed(epoch("model-" + model, 1, 1), 5_000);
    }
    assertThat(history.newest()).hasSizeLessThanOrEqualTo(8);
    assertThat(history.newest().get(history.newest().size() - 1).model()).isEqualTo("model-19");
  }

  @Test
  void aDivergedLossIsStillValidJson() throws IOException {
    history.progressed(epoch("m", 1, Double.NaN), 5_000);

    assertThat(body(history.since(0)).get("epochs").get(0).get("loss").asText()).isEqualTo("NaN");
  }

  private static TrainingProgress epoch(String model, int epoch, double loss) {
    List<Score> scores = List.of(new Score("A", 52, 0.3));
    return new TrainingProgress(model, epoch, 40, loss, null, scores, List.of(), 1e-2, 1.0, 39.0);
  }

  private static List<Integer> epochs(Update update) throws IOException {
    return body(update).get("epochs").findValues("epoch").stream().map(JsonNode::asInt).toList();
  }

  private static JsonNode body(Update update) throws IOException {
    return new ObjectMapper().readTree(update.bytes()).get("body");
  }
}
