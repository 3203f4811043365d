package io.supercool.dashboard.state.scores;

import io.supercool.contracts.event.MetricEvent.PredictionScored;
import io.supercool.contracts.event.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well one model version predicts configurations of one temperature: a cell of the temperature
 * matrix.
 *
 * @param species of the particles correlated
 * @param temperature of the configurations
 * @param pearson of the network, mean over the configurations, each at its longest lag time
 * @param configurations how many
 */
public record TemperatureScore(
    String species, double temperature, double pearson, int configurations) {
  private record Cell(String species, double temperature) {}

  /** Cells by species, then temperature; temperatures that are not known are left out. */
  static List<TemperatureScore> of(Map<PredictionScored, Double> temperatures) {
    Map<Cell, DoubleSummaryStatistics> cells = new HashMap<>();
    temperatures.forEach(
        (scored, temperature) -> {
          Map<String, Score> longest = new HashMap<>();
          for (Score score : scored.scores()) {
            longest.merge(score.species(), score, (a, b) -> a.time() > b.time() ? a : b);
          }
          for (Score score : longest.values()) {
            if (Double.isFinite(temperature) && Double.isFinite(score.pearson())) {
              cells
                  .computeIfAbsent(
                      new Cell(score.species(), temperature), any -> new DoubleSummaryStatistics())
                  .accept(score.pearson());
            }
          }
        });
    List<TemperatureScore> scores = new ArrayList<>();
    cells.forEach(
        (cell, pearson) ->
            scores.add(
                new TemperatureScore(
                    cell.species,
                    cell.temperature,
                    pearson.getAverage(),
                    (int) pearson.getCount())));
    scores.sort(
        Comparator.comparing(TemperatureScore::species)
            .thenComparing(TemperatureScore::temperature));
    return scores;
  }
}
