package io.supercool.launcher.matrix;

import io.supercool.contracts.Prediction;
import io.supercool.launcher.report.Numbers;
import io.supercool.launcher.report.Report;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mean per-configuration correlations of models trained on one set each and tested on all, at the
 * longest lag time of each tested set.
 *
 * @param species whose particles are correlated
 * @param sets names, in the order of rows and columns
 * @param network {@code [trained on][tested on]}
 * @param ridge the same of ridge regression on expert descriptors
 */
public record Matrix(
    String species,
    List<String> sets,
    List<List<@Nullable Double>> network,
    List<List<@Nullable Double>> ridge) {

  /**
   * From the reports of one model per set.
   *
   * @param tested which configurations, by name, were tested for each set
   */
  static Matrix of(List<String> sets, List<Report> reports, List<List<String>> tested) {
    List<List<@Nullable Double>> network = new ArrayList<>();
    List<List<@Nullable Double>> ridge = new ArrayList<>();
    String species =
        reports.stream().map(Report::firstSpecies).filter(s -> !s.isEmpty()).findFirst().orElse("");
    for (Report report : reports) {
      network.add(row(report.scores(), species, tested));
      ridge.add(row(report.baseline(Prediction.EXPERT_RIDGE), species, tested));
    }
    return new Matrix(species, sets, network, ridge);
  }

  private static List<@Nullable Double> row(
      List<Report.Score> scores, String species, List<List<String>> tested) {
    List<@Nullable Double> row = new ArrayList<>();
    for (List<String> configurations : tested) {
      List<Report.Score> known =
          scores.stream().filter(score -> mean(score, configurations) != null).toList();
      row.add(
          Report.Score.atLongestTime(known, species)
              .map(score -> mean(score, configurations))
              .orElse(null));
    }
    return row;
  }

  private static @Nullable Double mean(Report.Score score, List<String> configurations) {
    double sum = 0;
    int count = 0;
    for (Report.ConfigurationScore own : score.perConfiguration()) {
      if (own.pearson() != null && configurations.stream().anyMatch(name -> isOf(name, own))) {
        sum += own.pearson();
        count++;
      }
    }
    return count == 0 ? null : sum / count;
  }

  /** A frame of a trajectory is named {@code trajectory/configuration/step}. */
  private static boolean isOf(String trajectory, Report.ConfigurationScore score) {
    return score.configuration().equals(trajectory)
        || score.configuration().startsWith(trajectory + "/");
  }

  /** As a table to read. */
  public String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "Mean per-configuration Pearson of species %s at the longest lag time: network (expert ridge)%n%n"
            .formatted(species));
    table.append("trained on \\ tested on");
    sets.forEach(set -> table.append("%18s".formatted(set)));
    for (int row = 0; row < sets.size(); row++) {
      table.append("%n%-22s".formatted(sets.get(row)));
      for (int column = 0; column < sets.size(); column++) {
        table.append(
            "%18s"
                .formatted(
                    Numbers.correlation(network.get(row).get(column))
                        + " ("
                        + Numbers.correlation(ridge.get(row).get(column))
                        + ")"));
      }
    }
    return table.toString();
  }
}
