package io.supercool.dashboard.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final DeadLetters letters = new DeadLetters();

  @Test
  void theLatestComeFirstAndAreFew() {
    for (int offset = 0; offset < 100; offset++) {
      letters.add(new DeadLetter("topic", 3, offset, "reason " + offset, 0, 1));
    }
    assertThat(letters.latest()).hasSize(20);
    assertThat(letters.latest().get(0).reason()).isEqualTo("reason 99");
  }

  @Test
  void originsAreKnownExactly() {
    letters.add(new DeadLetter("topic", 3, 7, "reason", 0, 1));

    assertThat(letters.knows("topic", 3, 7)).isTrue();
    assertThat(letters.knows("topic", 3, 8)).isFalse();
    assertThat(letters.knows("topic", 4, 7)).isFalse();
    assertThat(letters.knows("other", 3, 7)).isFalse();
  }
}
