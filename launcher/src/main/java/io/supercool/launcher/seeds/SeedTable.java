package io.supercool.launcher.seeds;

import io.supercool.launcher.report.Numbers;
import io.supercool.launcher.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scores of one run with several seeds.
 *
 * @param seeds in the order they were run
 * @param rows by species and time
 */
public record SeedTable(List<Long> seeds, List<Row> rows) {

  /**
   * One species and time.
   *
   * @param species of the particles correlated
   * @param time lag time
   * @param mean of the mean per-configuration correlations
   * @param pooled of the pooled ones
   * @param togetherMean the mean per-configuration correlation of all seeds' mean prediction
   * @param togetherPooled the pooled one
   */
  public record Row(
      String species,
      double time,
      Spread mean,
      Spread pooled,
      @Nullable Double togetherMean,
      @Nullable Double togetherPooled) {}

  /** Over the seeds: mean, sample standard deviation, lowest and highest, and all in order. */
  public record Spread(
      double mean, double deviation, double lowest, double highest, List<Double> values) {

    static Spread of(List<Double> values) {
      double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
      double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
      return new Spread(
          mean,
          deviation,
          values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
          values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN),
          values);
    }
  }

  /**
   * From each seed's scores: a row for each species and time that all seeds and the mean have.
   *
   * @param together scores of the seeds' mean prediction
   */
  public static SeedTable of(
      List<Long> seeds, List<List<Report.Score>> scores, List<Report.Score> together) {
    List<Row> rows = new ArrayList<>();
    for (Report.Score first : scores.get(0)) {
      List<Report.Score> same =
          scores.stream().flatMap(ofSeed -> like(first, ofSeed).stream()).toList();
      Optional<Report.Score> mean = like(first, together);
      if (same.size() == scores.size() && mean.isPresent()) {
        rows.add(
            new Row(
                first.species(),
                first.time(),
                Spread.of(values(same, Report.Score::meanPearson)),
                Spread.of(values(same, Report.Score::pooledPearson)),
                mean.get().meanPearson(),
                mean.get().pooledPearson()));
      }
    }
    return new SeedTable(seeds, rows);
  }

  /** The score of the same species at the same time. */
  private static Optional<Report.Score> like(Report.Score one, List<Report.Score> scores) {
    return scores.stream()
        .filter(score -> score.species().equals(one.species()) && score.time() == one.time())
        .findFirst();
  }

  private static List<Double> values(
      List<Report.Score> scores, Function<Report.Score, @Nullable Double> value) {
    List<Double> values = new ArrayList<>();
    for (Report.Score score : scores) {
      Double own = value.apply(score);
      if (own != null) {
        values.add(own);
      }
    }
    return values;
  }

  /** To be read. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Seeds %s: mean and standard deviation; together: of their mean prediction%n%n"
            .formatted(seeds));
    text.append("species     time              mean            pooled   together: mean  pooled");
    for (Row row : rows) {
      text.append(
          "%n%-7s%9s   %15s   %15s   %14s%8s"
              .formatted(
                  row.species(),
                  Numbers.significant(row.time(), 4),
                  text(row.mean()),
                  text(row.pooled()),
                  Numbers.correlation(row.togetherMean()),
                  Numbers.correlation(row.togetherPooled())));
    }
    return text.toString();
  }

  private static String text(Spread spread) {
    return String.format(Locale.ROOT, "%.3f +- %.3f", spread.mean(), spread.deviation());
  }
}
