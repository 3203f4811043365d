package io.supercool.model.data;

import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Potentials;
import io.supercool.library.TrainingData;
import io.supercool.library.TrainingData.PairRange;
import io.supercool.library.TrainingData.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a configuration is like those that a model was trained on, and none of them. A model
 * predicts what is unlike them too, but nobody has measured how well.
 */
public final class Familiarity {
  /**
   * A radial distribution function may be so many times farther from the mean than that of any
   * training configuration: these are few, and do not reach the ends of what is alike.
   */
  private static final double SPREADS = 3;

  /** Fewer configurations do not say how far one may be from their mean. */
  private static final int ENOUGH = 3;

  private Familiarity() {}

  /**
   * In what it is unlike, or that it is one of them, each a sentence; empty if neither.
   *
   * @param standardisation the model's, among whose species the graph's are
   */
  public static List<String> warnings(
      TrainingData data, Standardisation standardisation, Graph graph) {
    List<String> warnings = new ArrayList<>();
    ConfigurationHeader header = graph.configuration().header();
    if (data.hashes().contains(TrainingDataFit.hash(graph.configuration()))) {
      warnings.add("The model was trained on it: how well it is predicted says nothing of others.");
    }
    if (!data.units().contains(header.units())) {
      warnings.add(
          "Its units are %s; the model was trained on %s."
              .formatted(header.units(), String.join(", ", data.units())));
    }
    if (!header.potential().equals(Potentials.UNKNOWN)
        && !data.potential().contains(header.potential())) {
      warnings.add(
          "Its potential is %s; the model was trained on %s."
              .formatted(header.potential(), String.join(", ", data.potential())));
    }
    Range temperatures = data.temperatureRange();
    if (!Double.isNaN(header.temperature()) && temperatures != null) {
      compare("temperature", header.temperature(), temperatures, warnings);
    }
    List<String> elsewhere =
        Arrays.stream(standardisation.times())
            .filter(time -> !data.isLearned(header.temperature(), time))
            .mapToObj(String::valueOf)
            .toList();
    if (!elsewhere.isEmpty()) {
      warnings.add(
          "At its temperature the model has not learned the lag times %s."
              .formatted(String.join(", ", elsewhere)));
    }
    compare(
        "number density", TrainingDataFit.density(graph.configuration()), data.density(), warnings);
    if (data.configurations() >= ENOUGH) {
      comparePairs(data, standardisation, graph, warnings);
    }
    return warnings;
  }

  private static void compare(String what, double value, Range range, List<String> warnings) {
    if (!range.holds(value)) {
      warnings.add(
          String.format(
              Locale.ROOT,
              range.low() == range.high()
                  ? "Its %s is %.4g; the model was trained at %.4g."
                  : "Its %s is %.4g; the model was trained from %.4g to %.4g.",
              what,
              value,
              range.low(),
              range.high()));
    }
  }

  private static void comparePairs(
      TrainingData data, Standardisation standardisation, Graph graph, List<String> warnings) {
    List<String> species = standardisation.species();
    PairStructure structure =
        PairStructure.of(graph, species, standardisation.speciesOf(graph.configuration()));
    for (PairRange pair : data.pairs()) {
      int a = species.indexOf(pair.receiver());
      int b = species.indexOf(pair.sender());
      double distance = PairRange.distance(structure.of(a, b), pair.mean());
      if (pair.spread() > 0 && distance > SPREADS * pair.spread()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "Its radial distribution function of %s and %s is %.1f times as far from the mean of the training"
                    + " configurations as the farthest of these.",
                pair.receiver(),
                pair.sender(),
                distance / pair.spread()));
      }
    }
  }
}
