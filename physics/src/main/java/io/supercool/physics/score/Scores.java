package io.supercool.physics.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores of many configurations by species and lag time, both pooled and as the mean of
 * per-configuration values.
 */
public final class Scores {
  private Scores() {}

  /**
   * One score per species and time for which there are particles, by species, then time. Samples
   * stay in the order given.
   */
  public static List<SpeciesScore> of(List<Sample> samples) {
    List<SpeciesScore> scores = new ArrayList<>();
    int species = 1 + highestSpecies(samples);
    Map<Double, List<Sample>> byTime = new TreeMap<>();
    for (Sample sample : samples) {
      byTime.computeIfAbsent(sample.time(), time -> new ArrayList<>()).add(sample);
    }
    for (int index = 0; index < species; index++) {
      for (Map.Entry<Double, List<Sample>> atTime : byTime.entrySet()) {
        SpeciesScore score = score(index, atTime.getKey(), atTime.getValue());
        if (!score.perConfiguration().isEmpty()) {
          scores.add(score);
        }
      }
    }
    return scores;
  }

  /**
   * The scores a perfect prediction would have, limited by the number of replicas, from samples
   * that hold the mean over the even replicas as predicted and over the odd ones as observed; see
   * {@link Correlation#noiseCeiling}. The mean is that of the configurations' own ceilings.
   */
  public static List<SpeciesScore> noiseCeiling(List<Sample> halves) {
    List<SpeciesScore> ceilings = new ArrayList<>();
    for (SpeciesScore score : of(halves)) {
      List<ConfigurationScore> own = new ArrayList<>();
      for (ConfigurationScore of : score.perConfiguration()) {
        own.add(
            new ConfigurationScore(
                of.configuration(), Correlation.noiseCeiling(of.pearson()), of.particles()));
      }
      ceilings.add(
          new SpeciesScore(
              score.species(),
              score.time(),
              Correlation.noiseCeiling(score.pooledPearson()),
              mean(own),
              own));
    }
    return ceilings;
  }

  private static SpeciesScore score(int species, double time, List<Sample> samples) {
    Correlation pooled = new Correlation();
    Map<String, Correlation> own = new LinkedHashMap<>();
    for (Sample sample : samples) {
      for (int particle = 0; particle < sample.species().length; particle++) {
        if (sample.species()[particle] == species) {
          float predicted = sample.predicted()[particle];
          float observed = sample.observed()[particle];
          pooled.add(predicted, observed);
          own.computeIfAbsent(sample.configuration(), name -> new Correlation())
              .add(predicted, observed);
        }
      }
    }
    List<ConfigurationScore> perConfiguration = new ArrayList<>();
    own.forEach(
        (name, correlation) ->
            perConfiguration.add(
                new ConfigurationScore(name, correlation.pearson(), correlation.count())));
    return new SpeciesScore(
        species, time, pooled.pearson(), mean(perConfiguration), perConfiguration);
  }

  private static double mean(List<ConfigurationScore> scores) {
    double sum = 0;
    for (ConfigurationScore score : scores) {
      sum += score.pearson();
    }
    return sum / scores.size();
  }

  private static int highestSpecies(List<Sample> samples) {
    int highest = -1;
    for (Sample sample : samples) {
      for (byte species : sample.species()) {
        highest = Math.max(highest, species);
      }
    }
    return highest;
  }
}
