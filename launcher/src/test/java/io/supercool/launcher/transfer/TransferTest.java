package io.supercool.launcher.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Prediction;
import io.supercool.launcher.report.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferTest {

  private static Report.Score score(String species, double time, double mean) {
    return new Report.Score(species, time, 0.1, mean, null, null, List.of());
  }

  private static Report report(double early, double late, double ridge) {
    return new Report(
        List.of(score("A", 1, early), score("A", 52, late), score("B", 52, 0.99)),
        List.of(
            new Report.Baseline(Prediction.OWN_ENERGY, List.of(score("A", 52, 0.2))),
            new Report.Baseline(
                Prediction.EXPERT_RIDGE,
                List.of(score("A", 1, 0.3), score("A", 52, ridge), score("B", 52, 0.98)))),
        new Report.Model(1, 1, 1, 1, "m@epoch-0001"),
        new Report.Counts(0, 0, 0, 0),
        new Report.Seconds(0, 0, 0, 0, 0));
  }

  @Test
  void rowsHoldTheFirstSpeciesAtTheLongestTime() {
    Transfer.Row row = Transfer.of(2, report(0.5, 0.7, 0.9), report(0.4, 0.65, 0.6));
    assertThat(row).isEqualTo(new Transfer.Row(2, 0.7, 0.65, 0.6));
  }

  @Test
  void tableHasALineForTheLayersAsTheyAreAndOneForEachNumber() {
    Transfer transfer =
        new Transfer(
            "A",
            List.of(
                Transfer.asItIs(report(0.5, 0.71, 0.9)),
                Transfer.of(5, report(0.5, 0.75, 0.9), report(0.4, 0.6, 0.68))));
    assertThat(transfer.table().lines().skip(3))
        .containsExactly(
            "             0                        0.710              -              -",
            "             5                        0.750          0.600          0.680");
  }
}
