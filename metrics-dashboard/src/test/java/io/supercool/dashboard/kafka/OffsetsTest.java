package io.supercool.dashboard.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsTest {
  private static final TopicPartition FIRST = new TopicPartition("t", 0);
  private static final TopicPartition SECOND = new TopicPartition("t", 1);
  private static final TopicPartition OTHER = new TopicPartition("other", 0);

  private final Offsets offsets =
      new Offsets(
          Map.of(FIRST, 10L, SECOND, 0L, OTHER, 0L),
          Map.of(FIRST, 30L, SECOND, 5L, OTHER, 99L),
          Map.of("reader", Map.of(FIRST, 28L, SECOND, 5L)));

  @Test
  void recordsAreEndMinusBeginningOfATopicsPartitions() {
    assertThat(offsets.records("t")).isEqualTo(25);
    assertThat(offsets.records("unknown")).isZero();
  }

  @Test
  void lagCountsWhatComesAfterTheCommittedOffset() {
    assertThat(offsets.after("t", Map.of(FIRST, 28L, SECOND, 5L))).isEqualTo(2);
  }

  @Test
  void eachGroupHasItsOwnLag() {
    assertThat(offsets.lag("reader", "t")).isEqualTo(2);
    assertThat(offsets.lag("another", "t")).isEqualTo(25);
  }

  @Test
  void withoutACommitEverythingOnTheLogIsStillToDo() {
    assertThat(offsets.after("t", Map.of())).isEqualTo(25);
  }

  @Test
  void whatRetentionDeletedIsNotLag() {
    assertThat(offsets.after("t", Map.of(FIRST, 3L, SECOND, 5L))).isEqualTo(20);
  }

  @Test
  void aCommitBeyondTheEndIsNoNegativeLag() {
    assertThat(offsets.after("t", Map.of(FIRST, 40L, SECOND, 5L))).isZero();
  }
}
