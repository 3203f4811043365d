package io.supercool.dashboard.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OwnProgressTest {
  private final OwnProgress progress = new OwnProgress();

  @Test
  void aRecordIsNewOnceHoweverOftenTheLogIsReadFromTheStart() {
    assertThat(progress.isNew("t", 0, 0)).isTrue();
    assertThat(progress.isNew("t", 0, 5)).isTrue();
    assertThat(progress.isNew("t", 0, 0)).isFalse();
    assertThat(progress.isNew("t", 0, 5)).isFalse();
    assertThat(progress.isNew("t", 0, 6)).isTrue();
  }

  @Test
  void partitionsAreApart() {
    progress.isNew("t", 0, 9);

    assertThat(progress.isNew("t", 1, 0)).isTrue();
    assertThat(progress.isNew("u", 0, 0)).isTrue();
    assertThat(progress.positions())
        .isEqualTo(
            Map.of(
                new TopicPartition("t", 0), 10L,
                new TopicPartition("t", 1), 1L,
                new TopicPartition("u", 0), 1L));
  }
}
