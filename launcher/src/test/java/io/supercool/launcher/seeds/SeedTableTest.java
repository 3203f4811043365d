package io.supercool.launcher.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Split;
import io.supercool.launcher.report.Predictions;
import io.supercool.launcher.report.Report;
import io.supercool.launcher.report.ScoreCollector;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedTableTest {
  private static final float[] TRUTH = {1, 2, 3, 4, 10, 30};
  private static final float[] TOO_EARLY = {3, 2, 3, 4, 10, 30};
  private static final float[] TOO_LATE = {-1, 2, 3, 4, 10, 30};

  private static Prediction prediction(float[] values) {
    Propensity targets = new Propensity(new double[] {52}, new float[][] {TRUTH}, null, 8);
    return Predictions.of("ka", Split.TEST, targets, values, TRUTH);
  }

  private static List<Report.Score> scores(float[] values) {
    ScoreCollector collector = new ScoreCollector();
    collector.add(prediction(values));
    return collector.scores();
  }

  @Test
  void seedsTogetherAreTheirMeanPrediction() {
    SeedMean seedMean = new SeedMean();
    seedMean.add(prediction(TOO_EARLY));
    seedMean.add(prediction(TOO_LATE));

    SeedTable table =
        SeedTable.of(
            List.of(1L, 2L), List.of(scores(TOO_EARLY), scores(TOO_LATE)), seedMean.scores());

    SeedTable.Row a = table.rows().get(0);
    assertThat(a.species()).isEqualTo("A");
    assertThat(a.mean().values()).hasSize(2).allMatch(value -> value < 0.99);
    assertThat(a.togetherMean()).isCloseTo(1, within(1e-9));
    double distance = a.mean().highest() - a.mean().lowest();
    assertThat(a.mean().deviation()).isCloseTo(distance / Math.sqrt(2), within(1e-9));
    assertThat(a.mean().mean())
        .isCloseTo((a.mean().highest() + a.mean().lowest()) / 2, within(1e-9));
    assertThat(table.text().lines().toList().get(0)).startsWith("Seeds [1, 2]:");
    assertThat(table.text().lines()).anyMatch(line -> line.startsWith("A             52   "));
  }
}
