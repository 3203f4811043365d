package io.supercool.launcher.transfer;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.contracts.Prediction;
import io.supercool.launcher.report.Numbers;
import io.supercool.launcher.report.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a representation learned elsewhere is worth: mean per-configuration correlations at the
 * longest lag time, by the number of configurations learned from.
 *
 * @param species whose particles are correlated
 * @param rows by ascending number of configurations
 */
public record Transfer(String species, List<Row> rows) {

  /**
   * Models that learned from so many configurations. A correlation that is not defined is null.
   *
   * @param configurations none for the model the layers are of, as it is
   * @param readout a new readout on its frozen layers; of none, its own readout
   * @param scratch a network trained on these alone
   * @param ridge ridge regression on expert descriptors of these alone
   */
  @RecordBuilder
  public record Row(
      int configurations,
      @Nullable Double readout,
      @Nullable Double scratch,
      @Nullable Double ridge) {}

  /** The model the layers are of, as it is. */
  static Row asItIs(Report trained) {
    return TransferRowBuilder.builder().readout(network(trained)).build();
  }

  /** A row from the reports of two models of the same configurations. */
  static Row of(int configurations, Report readout, Report scratch) {
    return new Row(
        configurations,
        network(readout),
        network(scratch),
        longest(scratch.baseline(Prediction.EXPERT_RIDGE), scratch));
  }

  private static @Nullable Double network(Report report) {
    return longest(report.scores(), report);
  }

  private static @Nullable Double longest(List<Report.Score> scores, Report report) {
    return Report.Score.atLongestTime(scores, report.firstSpecies())
        .map(Report.Score::meanPearson)
        .orElse(null);
  }

  /** As a table to read. */
  public String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "Mean per-configuration Pearson of species %s at the longest lag time%n%n"
            .formatted(species));
    table.append("configurations   new readout, frozen layers   from scratch   expert ridge");
    for (Row row : rows) {
      table.append(
          "%n%14d   %26s   %12s   %12s"
              .formatted(
                  row.configurations(),
                  Numbers.correlation(row.readout()),
                  Numbers.correlation(row.scratch()),
                  Numbers.correlation(row.ridge())));
    }
    return table.toString();
  }
}
