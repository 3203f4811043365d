package io.supercool.dashboard.state.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.topic.DeadLetter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {
  private final DeadLetterLog letters = new DeadLetterLog();

  @Test
  void theLatestComeFirstAndAreFew() {
    for (int offset = 0; offset < 100; offset++) {
      letters.add(letter(offset));
    }
    assertThat(letters.latest()).hasSize(20);
    assertThat(letters.latest().get(0).letter().reason()).isEqualTo("reason 99");
  }

  @Test
  void aRecordThatWasGivenUpTwiceIsShownOnce() {
    letters.add(letter(1));
    letters.add(letter(2));
    letters.add(letter(1));
    assertThat(letters.latest()).extracting(view -> view.letter().offset()).containsExactly(1L, 2L);
  }

  @Test
  void aPageIsToldWhereTheRecordWasAndWhy() throws IOException {
    letters.add(letter(7));
    Pipeline pipeline = new Pipeline();
    pipeline.watched(
        new Pipeline.Status(true, List.of(), List.of(), null, List.of(), null, letters.latest()));
    JsonNode told =
        new ObjectMapper().readTree(pipeline.since(0).bytes()).at("/body/deadLetters/0");
    assertThat(told.get("topic").asText()).isEqualTo("topic");
    assertThat(told.get("partition").asInt()).isEqualTo(3);
    assertThat(told.get("offset").asLong()).isEqualTo(7);
    assertThat(told.get("reason").asText()).isEqualTo("reason 7");
  }

  private static DeadLetterView letter(long offset) {
    return new DeadLetterView(
        new DeadLetter("topic", 3, offset, null, "reason " + offset), 0, 1, "", Map.of());
  }
}
