package io.supercool.model.training;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import io.supercool.model.network.NetworkInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The training configurations as the network reads them, and those held out of the fit.
 *
 * @param units measured on the configurations learned from alone
 * @param pretrained learned from first
 * @param fitted learned from
 * @param heldOut choose the best checkpoint
 */
record TrainingSet(
    Standardisation units,
    List<Labelled> pretrained,
    List<Labelled> fitted,
    List<Labelled> heldOut) {

  /**
   * One labelled configuration.
   *
   * @param configuration for scores
   * @param input what the network reads
   * @param targets standardised, {@code [node * times + time]}
   * @param weights per time, 1 where labelled
   */
  record Labelled(
      Configuration configuration, NetworkInput input, float[] targets, float[] weights) {}

  /**
   * Splits {@code graphs} by {@code seed}; the same graphs in the same order split the same way
   * again. The network's harmonics reach {@code lMax}.
   */
  static TrainingSet of(
      List<Graph> pretraining, List<Graph> graphs, int lMax, double holdOut, long seed) {
    List<Graph> shuffled = new ArrayList<>(graphs);
    Collections.shuffle(shuffled, new Random(seed));
    int held = Math.min((int) (holdOut * shuffled.size()), shuffled.size() - 1);
    List<Graph> fitted = shuffled.subList(Math.max(0, held), shuffled.size());
    Standardisation units =
        StandardisationFit.of(Stream.concat(pretraining.stream(), fitted.stream()).toList());
    return new TrainingSet(
        units,
        labelled(units, lMax, pretraining),
        labelled(units, lMax, fitted),
        labelled(units, lMax, shuffled.subList(0, Math.max(0, held))));
  }

  /** Graphs as the network reads them. */
  static List<Labelled> labelled(Standardisation units, int lMax, List<Graph> graphs) {
    return graphs.stream()
        .map(
            graph ->
                new Labelled(
                    graph.configuration(),
                    units.input(graph, lMax),
                    units.targets(graph.configuration()),
                    units.labelled(graph.configuration())))
        .toList();
  }
}
