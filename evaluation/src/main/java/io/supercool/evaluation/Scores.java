package io.supercool.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Scores of many configurations by species and lag time, both pooled and as the mean of
 * per-configuration values, each with an interval over configurations.
 */
public final class Scores {
  private Scores() {}

  /**
   * One score per species and time for which there are particles, by species, then time.
   * Comparisons stay in the order given.
   */
  public static List<SpeciesScore> of(List<Comparison> comparisons) {
    return of(comparisons, DoubleUnaryOperator.identity());
  }

  /**
   * The scores a perfect prediction would have, limited by the number of replicas, from comparisons
   * that hold the mean over the even replicas as predicted and over the odd ones as propensity; see
   * {@link Correlation#noiseCeiling}. The mean is that of the configurations' own ceilings.
   */
  public static List<SpeciesScore> noiseCeiling(List<Comparison> halves) {
    return of(halves, Correlation::noiseCeiling);
  }

  private static List<SpeciesScore> of(List<Comparison> comparisons, DoubleUnaryOperator scoring) {
    List<SpeciesScore> scores = new ArrayList<>();
    int species = 1 + highestSpecies(comparisons);
    Map<Double, List<Comparison>> byTime = new TreeMap<>();
    for (Comparison comparison : comparisons) {
      byTime.computeIfAbsent(comparison.time(), time -> new ArrayList<>()).add(comparison);
    }
    for (int index = 0; index < species; index++) {
      for (Map.Entry<Double, List<Comparison>> atTime : byTime.entrySet()) {
        SpeciesScore score = score(index, atTime.getKey(), atTime.getValue(), scoring);
        if (!score.perConfiguration().isEmpty()) {
          scores.add(score);
        }
      }
    }
    return scores;
  }

  private static SpeciesScore score(
      int species, double time, List<Comparison> comparisons, DoubleUnaryOperator scoring) {
    Map<String, Correlation> own = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      for (int particle = 0; particle < comparison.species().length; particle++) {
        if (comparison.species()[particle] == species) {
          own.computeIfAbsent(comparison.configuration(), name -> new Correlation())
              .add(comparison.predicted()[particle], comparison.propensity()[particle]);
        }
      }
    }
    Correlation pooled = new Correlation();
    List<ConfigurationScore> perConfiguration = new ArrayList<>();
    own.forEach(
        (name, correlation) -> {
          pooled.add(correlation);
          perConfiguration.add(
              new ConfigurationScore(
                  name, scoring.applyAsDouble(correlation.pearson()), correlation.count()));
        });
    List<Correlation> configurations = List.copyOf(own.values());
    return new SpeciesScore(
        species,
        time,
        scoring.applyAsDouble(pooled.pearson()),
        mean(perConfiguration),
        Bootstrap.ofPooled(configurations, scoring),
        Bootstrap.ofMean(configurations, scoring),
        perConfiguration);
  }

  private static double mean(List<ConfigurationScore> scores) {
    double sum = 0;
    for (ConfigurationScore score : scores) {
      sum += score.pearson();
    }
    return sum / scores.size();
  }

  private static int highestSpecies(List<Comparison> comparisons) {
    int highest = -1;
    for (Comparison comparison : comparisons) {
      for (byte species : comparison.species()) {
        highest = Math.max(highest, species);
      }
    }
    return highest;
  }
}
