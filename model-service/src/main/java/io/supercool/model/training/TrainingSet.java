package io.supercool.model.training;

import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The training configurations, and those held out of the fit.
 *
 * @param units measured on the configurations learned from alone, without the reversed ones
 * @param pretrained learned from first
 * @param fitted learned from
 * @param reversed ends of replicas of those, see {@link TrainingRequest#reversed}
 * @param heldOut choose the best checkpoint
 */
record TrainingSet(
    Standardisation units,
    List<Labelled> pretrained,
    List<Labelled> fitted,
    List<Labelled> reversed,
    List<Labelled> heldOut) {

  /**
   * Splits by the request's seed; the same graphs in the same order split the same way again. What
   * is held out takes the ends of its replicas with it: their labels are part of its own.
   *
   * @param graphs those of {@link TrainingRequest#all} in that order
   */
  static TrainingSet of(TrainingRequest request, List<Graph> graphs) {
    int pretraining = request.pretraining().size();
    int labelled = pretraining + request.snapshots().size();
    List<Graph> pretrained = graphs.subList(0, pretraining);
    List<Graph> shuffled = new ArrayList<>(graphs.subList(pretraining, labelled));
    long seed = request.training().seed();
    Collections.shuffle(shuffled, new Random(seed));
    double wanted = request.training().holdOut() * shuffled.size();
    int held = Math.max(0, Math.min((int) wanted, shuffled.size() - 1));
    List<Graph> fitted = shuffled.subList(held, shuffled.size());
    List<Graph> heldOut = shuffled.subList(0, held);
    List<Graph> reversed =
        new ArrayList<>(without(graphs.subList(labelled, graphs.size()), heldOut));
    Collections.shuffle(reversed, new Random(seed));
    Standardisation units =
        StandardisationFit.of(Stream.concat(pretrained.stream(), fitted.stream()).toList());
    int lMax = request.network().lMax();
    return new TrainingSet(
        units,
        labelled(units, lMax, pretrained, false),
        labelled(units, lMax, fitted, false),
        labelled(units, lMax, reversed, true),
        labelled(units, lMax, heldOut, false));
  }

  private static List<Graph> without(List<Graph> ends, List<Graph> heldOut) {
    Set<Optional<SnapshotId>> starts =
        heldOut.stream()
            .map(graph -> Optional.of(graph.configuration().id()))
            .collect(Collectors.toSet());
    return ends.stream().filter(end -> !starts.contains(end.configuration().id().start())).toList();
  }

  private static List<Labelled> labelled(
      Standardisation units, int lMax, List<Graph> graphs, boolean reversed) {
    return graphs.stream().map(graph -> new Labelled(graph, units, lMax, reversed)).toList();
  }
}
