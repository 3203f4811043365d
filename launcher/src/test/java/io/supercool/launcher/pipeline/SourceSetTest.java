package io.supercool.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Derivation;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.SourceCompleted;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceSetTest {
  private static final SnapshotId FIRST = new SnapshotId("a", "a", 0);
  private static final SnapshotId SECOND = new SnapshotId("b", "b", 0);

  private final EventLedger ledger = new EventLedger();
  private final SourceSet sources =
      new SourceSet(
          List.of(
              SourceRequest.of("1", "/a.npz", Split.TEST),
              SourceRequest.of("2", "/b.npz", Split.TEST)),
          ledger);

  @Test
  void isDoneWhenEverySnapshotPassed() {
    assertThat(sources.expected()).isEqualTo(2);
    passed(Stage.GRAPH, FIRST, null);
    ledger.event(new SourceCompleted("1", "/a.npz", List.of(FIRST), 0));
    assertThat(sources.ingested()).isFalse();
    ledger.event(new SourceCompleted("2", "/b.npz", List.of(SECOND), 0));
    assertThat(sources.ingested()).isTrue();
    assertThat(sources.passed(Stage.GRAPH, null)).isFalse();
    passed(Stage.GRAPH, SECOND, null);
    assertThat(sources.passed(Stage.GRAPH, null)).isTrue();
  }

  @Test
  void doesNotWaitForWhatWasRefused() {
    refused(Topics.SOURCES.name(), 1, "1");
    ledger.event(new SourceCompleted("2", "/b.npz", List.of(FIRST, SECOND), 0));
    refused(Topics.SNAPSHOTS.name(), 1, FIRST.toString());
    passed(Stage.GRAPH, SECOND, null);

    assertThat(sources.passed(Stage.GRAPH, null)).isTrue();
    assertThat(sources.snapshots()).containsExactly(SECOND);
    assertThat(sources.refused()).containsExactly("/a.npz");
    assertThat(ledger.deadLetters()).isEqualTo(2);
    assertThat(ledger.takeUnread()).hasSize(2);
    refused(Topics.SOURCES.name(), 1, "1");
    assertThat(ledger.deadLetters()).as("the same record, refused again").isEqualTo(2);
    assertThat(ledger.takeUnread()).isEmpty();
  }

  @Test
  void timeReversedReplicasAreSnapshotsOfTheirOwnEvenIfTheirParentWasRefused() {
    SnapshotId reversed = FIRST.derived(new Derivation(Derivation.Kind.TIME_REVERSED, 0));
    ledger.event(new SourceCompleted("1", "/a.npz", List.of(FIRST, reversed), 0));
    ledger.event(new SourceCompleted("2", "/b.npz", List.of(SECOND), 0));
    refused(Topics.SNAPSHOTS.name(), 1, FIRST.toString());

    assertThat(sources.snapshots()).containsExactly(reversed, SECOND);
  }

  @Test
  void predictionsOfOtherModelVersionsDoNotCount() {
    ledger.event(new SourceCompleted("1", "/a.npz", List.of(FIRST), 0));
    ledger.event(new SourceCompleted("2", "/b.npz", List.of(SECOND), 0));
    passed(Stage.PREDICT, FIRST, "v1");
    passed(Stage.PREDICT, SECOND, "v0");

    assertThat(sources.count(Stage.PREDICT, "v1")).isEqualTo(1);
    assertThat(sources.passed(Stage.PREDICT, "v1")).isFalse();
  }

  @Test
  void redeliveredSnapshotCountsOnce() {
    passed(Stage.GRAPH, FIRST, null);
    passed(Stage.GRAPH, FIRST, null);
    passed(Stage.GRAPH, SECOND, null);

    assertThat(ledger.passed(Stage.GRAPH)).isEqualTo(2);
    assertThat(ledger.seconds(Stage.GRAPH)).isEqualTo(3.0);
  }

  private void refused(String topic, long offset, String subject) {
    ledger.deadLetter(new DeadLetter(topic, 0, offset, subject, "unreadable"));
  }

  private void passed(Stage stage, SnapshotId snapshot, String version) {
    ledger.event(new StageCompleted(stage, snapshot, Split.TEST, 4096, 1.5, 100, version));
  }
}
