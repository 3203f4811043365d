package io.supercool.launcher.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterNameTest {
  @Test
  void whatIsWrittenIsRead() {
    for (Topic<?> topic : Topics.ALL) {
      LetterName name = new LetterName(topic, 12);
      assertThat(LetterName.parse(name.toString())).isEqualTo(name);
    }
    assertThat(new LetterName(Topics.SOURCES, 12)).hasToString("sources:12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"graphs", "supercool.graphs.v1", "supercool.graphs.dlq.v1"})
  void aTopicHasThreeNames(String name) {
    assertThat(LetterName.topic(name)).isEqualTo(Topics.GRAPHS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "sources",
        "sources:",
        "sources:-1",
        "sources:one",
        "sources:9999999999999999999"
      })
  void whatIsNoNameIsRefusedWithTheWayToNames(String text) {
    assertThatThrownBy(() -> LetterName.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("dead-letters list");
  }

  @Test
  void aMisspeltTopicIsToldTheNearest() {
    assertThatThrownBy(() -> LetterName.parse("snapshot:3"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("did you mean snapshots?");
  }
}
