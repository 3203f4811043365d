package io.supercool.dashboard.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.topic.DeadLetter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {
  private final DeadLetterLog letters = new DeadLetterLog();

  @Test
  void theLatestComeFirstAndAreFew() {
    for (int offset = 0; offset < 100; offset++) {
      letters.add(new DeadLetter("topic", 3, offset, "reason " + offset, 0, 1, "", Map.of()));
    }
    assertThat(letters.latest()).hasSize(20);
    assertThat(letters.latest().get(0).reason()).isEqualTo("reason 99");
  }
}
