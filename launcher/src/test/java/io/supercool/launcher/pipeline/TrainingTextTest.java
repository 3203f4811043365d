package io.supercool.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.event.MetricEvent.TrainingAdvanced;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTextTest {
  private final TrainingText text = new TrainingText(40);

  @Test
  void saysThatTheFirstEpochRuns() {
    assertThat(text.of(null, null, 12)).endsWith("first of 40 epochs, 12 s so far");
  }

  @Test
  void saysHowFarTheFirstEpochIs() {
    assertThat(text.of(null, new TrainingAdvanced("m", 1, 40, 0.35, 400), 12))
        .endsWith("about 6 min 40 s left  epoch 1/40, 35 % of it");
  }

  @Test
  void countsTheEstimateDown() {
    TrainingProgress progress =
        new TrainingProgress(
            "m",
            10,
            40,
            0.5,
            null,
            List.of(new Score("A", 4120, 0.9)),
            List.of(new Score("A", 4120, 0.71), new Score("A", 1, 0.2), new Score("B", 9999, 0.3)),
            1e-2,
            10,
            300);

    assertThat(text.of(progress, null, 100))
        .isEqualTo(
            "[#####...............]  25 %  about 5 min 0 s left  epoch 10/40  loss 0.500"
                + "  held-out Pearson A 0.71");
    assertThat(text.of(progress, null, 130)).contains("about 4 min 30 s left");
  }
}
