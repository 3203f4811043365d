package io.supercool.launcher.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.deadletter.LetterLog.Range;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On topics that no other test of this module writes to. */
class LetterLogTest {
  private final Letters letters = new Letters();

  @AfterEach
  void close() {
    letters.close();
  }

  @Test
  void theNewestOfAllTopicsAreListedTheNewestLast() throws Exception {
    List<Topic<?>> topics = List.of(Topics.TRAININGS, Topics.LEARNINGS);
    for (int i = 0; i < 3; i++) {
      garbage(Topics.TRAININGS, "a", "reason " + i);
    }
    Letter last = garbage(Topics.LEARNINGS, "b", "reason 3");

    List<Range> ranges = letters.log.ranges(topics);
    assertThat(ranges).extracting(Range::count).containsExactly(3L, 1L);
    assertThat(letters.log.newest(ranges, 2))
        .extracting(LetterSummary::reason)
        .containsExactly("reason 2", "reason 3");
    assertThat(letters.log.newest(ranges, 50)).hasSize(4);
    LetterSummary summary = letters.log.newest(ranges, 1).get(0);
    assertThat(summary)
        .isEqualTo(
            new LetterSummary(
                "learnings:0",
                last.written().toString(),
                "supercool.learnings.v1",
                3,
                7,
                "model-service",
                null,
                "b",
                "reason 3",
                7));
  }

  @Test
  void deletedLettersAreGoneAndTheirNamesAreNotGivenAgain() throws Exception {
    List<Topic<?>> topics = List.of(Topics.REPLICAS);
    for (int i = 0; i < 4; i++) {
      garbage(Topics.REPLICAS, "a", "reason " + i);
    }
    LetterName second = LetterName.parse("replicas:1");
    List<Range> doomed =
        LetterDeletion.upTo(letters.log, List.of(second, LetterName.parse("replicas:0")));
    assertThat(new Range(Topics.REPLICAS, doomed.get(0).offsets().last(1)).text())
        .isEqualTo("1 letter, replicas:1");
    assertThat(doomed)
        .extracting(Range::text)
        .containsExactly("2 letters, replicas:0 to replicas:1");

    LetterDeletion.delete(letters.cluster, doomed);

    assertThat(letters.log.newest(letters.log.ranges(topics), 50))
        .extracting(LetterSummary::letter)
        .containsExactly("replicas:2", "replicas:3");
    assertThatThrownBy(() -> letters.log.get(second))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "There is no dead letter replicas:1; of supercool.replicas.v1 there are 2 letters, replicas:2 to replicas:3.");
    LetterDeletion.delete(letters.cluster, letters.log.ranges(topics));
    assertThat(letters.log.ranges(topics)).isEmpty();
    assertThat(garbage(Topics.REPLICAS, "a", "new").name()).hasToString("replicas:4");
  }

  @Test
  void aLetterIsShownWhole() throws Exception {
    Letter block =
        letters.giveUp(
            record(
                Topics.PREDICTIONS,
                "t",
                Letters.blocks(
                        Topics.SNAPSHOTS, Letters.configuration(new SnapshotId("t", "c", 0), 3))
                    .get(0)
                    .value()),
            "metrics-dashboard",
            "not a prediction");
    assertThat(LetterText.of(block))
        .contains("origin   supercool.predictions.v1, partition 3, offset 7")
        .contains("service  metrics-dashboard")
        .contains("reason   not a prediction")
        .contains("  dead-letter-offset: 7")
        .contains("no block that can be read: not a prediction/2 record: schema configuration/2");
    Letter event =
        letters.giveUp(
            record(Topics.METRICS, "t", "{\"a\":[1]}".getBytes(StandardCharsets.UTF_8)),
            "metrics-dashboard",
            "no type");
    assertThat(LetterText.of(event)).endsWith("{\n  \"a\" : [ 1 ]\n}");
    assertThat(LetterText.of(garbage(Topics.METRICS, "t", "no JSON")))
        .endsWith("value\nno JSON:\ngarbage");
    Letter frame =
        letters.add(
            record(Topics.METRICS, "t", new byte[0]),
            DeadLetter.ofFrame("ingest-service", Topics.METRICS.name(), "frame 3"));
    assertThat(LetterText.of(frame)).contains("origin   no record: asked for on");
  }

  @Test
  void aTableFitsTheTerminal() {
    LetterSummary letter =
        new LetterSummary(
            "sources:0",
            "2026-12-01T10:20:30.123Z",
            "supercool.sources.v1",
            3,
            7,
            "ingest-service",
            null,
            "/a/long/path/to/some/file.npz",
            "a reason\nof two lines that does not fit the terminal's width",
            7);
    assertThat(LetterTable.of(List.of(letter), 110).lines().toList())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110))
        .last()
        .asString()
        .startsWith(
            "sources:0  2026-12-01 10:20:30  ingest-service  …g/path/to/some/file.npz  a reason of two")
        .endsWith("…");
    assertThat(LetterTable.of(List.of(letter), Integer.MAX_VALUE)).endsWith("terminal's width");
  }

  private Letter garbage(Topic<?> topic, String key, String reason) throws Exception {
    return letters.giveUp(
        record(topic, key, "garbage".getBytes(StandardCharsets.UTF_8)), "model-service", reason);
  }

  private static ConsumerRecord<String, byte[]> record(Topic<?> topic, String key, byte[] value) {
    return new ConsumerRecord<>(topic.name(), 3, 7, key, value);
  }
}
