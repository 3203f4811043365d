package io.supercool.library;

import java.util.List;
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
  public record PairRange(String receiver, String sender, double[] mean, double spread) {}
}
