package io.supercool.library;

import java.util.List;

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

  /** Temperatures this far apart, as a share, still count as the same. */
  private static final double SAME_TEMPERATURE = 0.02;

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
            .filter(
                one -> Math.abs(one.temperature() - temperature) <= SAME_TEMPERATURE * temperature)
            .toList();
    return Double.isNaN(temperature)
        || learned.isEmpty()
        || near.stream().anyMatch(one -> one.times().contains(time));
  }

  /** From {@code low} to {@code high}. */
  public record Range(double low, double high) {}

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
