package io.supercool.dashboard.state.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import org.junit.jupiter.api.Test;

class PassageTest {
  private final Passage passage = new Passage();

  @Test
  void aPassageLastsFromTheSnapshotToItsFirstPrediction() {
    assertThat(passage.times()).isNull();
    for (int step = 1; step <= 100; step++) {
      passage.completed(event(Stage.INGEST, step), 1_000);
      passage.completed(event(Stage.GRAPH, step), 1_010);
      passage.completed(event(Stage.PREDICT, step), 1_000 + 10 * step);
      passage.completed(event(Stage.PREDICT, step), 9_000_000);
    }
    assertThat(passage.times()).isEqualTo(new Passage.Times(0.5, 0.95));
  }

  @Test
  void whatWasPublishedBeforeWeListenedIsNotCounted() {
    passage.completed(event(Stage.PREDICT, 1), 1_000);

    assertThat(passage.times()).isNull();
  }

  @Test
  void onlyTheLatestCount() {
    Quantiles quantiles = new Quantiles();
    assertThat(quantiles.at(0.5)).isZero();
    for (int value = 0; value < 10_000; value++) {
      quantiles.add(value);
    }
    assertThat(quantiles.count()).isEqualTo(Quantiles.LATEST);
    assertThat(quantiles.at(0)).isEqualTo(10_000 - Quantiles.LATEST);
    assertThat(quantiles.at(1)).isEqualTo(9_999);
  }

  private static StageCompleted event(Stage stage, long step) {
    String version = stage == Stage.PREDICT ? "v1" : null;
    return new StageCompleted(
        stage, new SnapshotId("live", "c", step), Split.LIVE, 10, 0.1, 10, version);
  }
}
