package io.supercool.library;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model was trained on, as far as it says where the model is at home.
 *
 * @param configurations how many, without those made of others
 * @param particles of all configurations together
 * @param units as the sources say
 * @param potential the interaction model's name
 * @param temperatures different ones, ascending, in {@code units}
 * @param learned which lag times were learned at which temperature
 * @param density number density, the lowest and the highest
 * @param pairs how particles are arranged: radial distribution functions
 * @param hashes of the training configurations, SHA-256 of their species and positions, sorted
 */
public record TrainingData(
    int configurations,
    long particles,
    List<String> units,
    List<String> potential,
    List<Double> temperatures,
    List<LearnedTimes> learned,
    Range density,
    List<PairRange> pairs,
    List<String> hashes) {

  /** Temperatures and densities this far apart, as a share, still count as the same. */
  private static final double MARGIN = 0.02;

  /** The lag times of the configurations of one temperature, ascending. */
  public record LearnedTimes(double temperature, List<Double> times) {}

  /**
   * Whether a lag time was learned at a temperature.
   *
   * @return true also where that is not known: the temperature is NaN, or that of no configuration
   *     was known
   */
  public boolean isLearned(double temperature, double time) {
    List<LearnedTimes> near =
        learned.stream()
            .filter(one -> new Range(one.temperature(), one.temperature()).holds(temperature))
            .toList();
    return Double.isNaN(temperature)
        || learned.isEmpty()
        || near.stream().anyMatch(one -> one.times().contains(time));
  }

  /** From the lowest to the highest temperature; null if none is known. */
  public @Nullable Range temperatureRange() {
    return temperatures.isEmpty()
        ? null
        : new Range(temperatures.get(0), temperatures.get(temperatures.size() - 1));
  }

  /** These and others, of which none is among these, of the same species. */
  public TrainingData with(TrainingData others) {
    return new TrainingData(
        configurations + others.configurations,
        particles + others.particles,
        union(units, others.units),
        union(potential, others.potential),
        union(temperatures, others.temperatures),
        Stream.concat(learned.stream(), others.learned.stream())
            .distinct()
            .sorted(Comparator.comparingDouble(LearnedTimes::temperature))
            .toList(),
        new Range(
            Math.min(density.low, others.density.low), Math.max(density.high, others.density.high)),
        pairs.stream().map(pair -> joined(pair, others)).toList(),
        union(hashes, others.hashes));
  }

  private PairRange joined(PairRange own, TrainingData others) {
    return others.pairs.stream()
        .filter(
            pair -> pair.receiver().equals(own.receiver()) && pair.sender().equals(own.sender()))
        .findAny()
        .map(
            pair ->
                own.with(
                    pair,
                    (double) others.configurations / (configurations + others.configurations)))
        .orElse(own);
  }

  private static <T> List<T> union(List<T> left, List<T> right) {
    return Stream.concat(left.stream(), right.stream()).distinct().sorted().toList();
  }

  /** From {@code low} to {@code high}. */
  public record Range(double low, double high) {
    /** Whether {@code value} is within, or so little outside that it counts as within. */
    public boolean holds(double value) {
      return value >= low * (1 - MARGIN) && value <= high * (1 + MARGIN);
    }
  }

  /**
   * The radial distribution function g(r) of inherent positions between two species.
   *
   * @param receiver species of the particle in the centre
   * @param sender species of the others
   * @param mean of g(r) over configurations, on shells of equal width from 0 to the cutoff
   * @param spread largest distance of a training configuration's g(r) from the mean, root mean
   *     square over shells
   */
  public record PairRange(String receiver, String sender, double[] mean, double spread) {

    /** Of these configurations and others, whose share of all is given. */
    PairRange with(PairRange others, double share) {
      double[] common = new double[mean.length];
      for (int shell = 0; shell < common.length; shell++) {
        common[shell] = (1 - share) * mean[shell] + share * others.mean[shell];
      }
      return new PairRange(
          receiver,
          sender,
          common,
          Math.max(spread + distance(mean, common), others.spread + distance(others.mean, common)));
    }

    /** Root mean square difference over shells. */
    public static double distance(double[] left, double[] right) {
      double sum = 0;
      for (int shell = 0; shell < left.length; shell++) {
        sum += (left[shell] - right[shell]) * (left[shell] - right[shell]);
      }
      return Math.sqrt(sum / left.length);
    }
  }
}
