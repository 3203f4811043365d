package io.supercool.launcher.report;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Scores side by side, to be read by a physicist. */
public final class ScoreTable {
  private static final String CELL = "%8s%8s";

  private static final Map<String, String> TITLES =
      Map.of(
          Prediction.OWN_ENERGY, "own energy",
          Prediction.COARSE_GRAINED_ENERGY, "coarse energy",
          Prediction.EXPERT_RIDGE, "expert ridge");

  private record Column(String title, List<Report.Score> scores) {}

  private ScoreTable() {}

  /**
   * One line per species and time; for the network, each baseline and the noise ceiling, where it
   * is known, the mean per-configuration and the pooled correlation.
   */
  public static String of(
      List<Report.Score> network, List<Report.Baseline> baselines, List<Report.Score> ceiling) {
    if (network.isEmpty()) {
      return "No test configuration has a propensity: nothing to score.";
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("network", network));
    baselines.forEach(b -> columns.add(new Column(title(b.name()), b.scores())));
    if (!ceiling.isEmpty()) {
      columns.add(new Column("noise ceiling", ceiling));
    }

    StringBuilder table = new StringBuilder();
    table.append(
        "Pearson correlation with the propensity, %s%n"
            .formatted(Counted.of(configurations(network), "test configuration")));
    table.append(
        "mean: of the configurations' own correlations; pooled: all particles together\n"
            + "95 %: bootstrap interval of the mean, over configurations\n\n");
    table.append("                 ");
    columns.forEach(column -> table.append("%18s".formatted(column.title())));
    table.append("\nspecies     time ");
    columns.forEach(column -> table.append("  ").append(CELL.formatted("mean", "pooled")));
    for (Report.Score row : network) {
      table.append("\n%-7s%9s ".formatted(row.species(), Numbers.significant(row.time(), 4)));
      for (Column column : columns) {
        table.append("  ").append(cells(of(column.scores(), row)));
      }
      if (row.meanInterval() != null) {
        table.append("\n%16s ".formatted("95 %"));
        for (Column column : columns) {
          table.append("%18s".formatted(interval(of(column.scores(), row))));
        }
      }
    }
    return table.toString();
  }

  /** How many were scored, at whatever times: not all configurations know all times. */
  private static long configurations(List<Report.Score> scores) {
    return scores.stream()
        .flatMap(score -> score.perConfiguration().stream())
        .map(Report.ConfigurationScore::configuration)
        .distinct()
        .count();
  }

  private static Optional<Report.Score> of(List<Report.Score> scores, Report.Score row) {
    return scores.stream()
        .filter(s -> s.species().equals(row.species()) && s.time() == row.time())
        .findFirst();
  }

  private static String cells(Optional<Report.Score> score) {
    return CELL.formatted(
        Numbers.correlation(score.map(Report.Score::meanPearson).orElse(null)),
        Numbers.correlation(score.map(Report.Score::pooledPearson).orElse(null)));
  }

  /** Of the mean, two digits after the point, without the leading 0: {@code .66 to .82}. */
  private static String interval(Optional<Report.Score> score) {
    Report.Interval interval = score.map(Report.Score::meanInterval).orElse(null);
    return interval == null
        ? ""
        : String.format(Locale.ROOT, "%.2f to %.2f", interval.low(), interval.high())
            .replace("0.", ".");
  }

  private static String title(String descriptor) {
    return Objects.requireNonNullElse(TITLES.get(descriptor), descriptor);
  }
}
