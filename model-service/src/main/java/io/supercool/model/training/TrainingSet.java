package io.supercool.model.training;

import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The training configurations, and those held out of the fit.
 *
 * @param standardisation measured on the configurations learned from, without time-reversed ones,
 *     or that of the model it begins with
 * @param pretrained learned from first
 * @param fitted learned from
 * @param timeReversed replicas of those run backwards, learned from with less weight
 * @param heldOut choose the best checkpoint
 */
record TrainingSet(
    Standardisation standardisation,
    List<TrainingExample> pretrained,
    List<TrainingExample> fitted,
    List<TrainingExample> timeReversed,
    List<TrainingExample> heldOut) {

  /**
   * Splits by the request's seed; the same request always splits the same way. What is held out
   * takes its time-reversed replicas with it: their propensities are part of its own.
   *
   * @param graphs those of {@link TrainingRequest#snapshots} and {@link
   *     TrainingRequest#pretraining}
   * @param start the model it begins with, whose standardisation it keeps; null to measure its own
   * @throws IllegalArgumentException if they are not such as {@code start} can learn
   */
  static TrainingSet of(
      TrainingRequest request, Map<SnapshotId, Graph> graphs, @Nullable StartingModel start) {
    long seed = request.training().seed();
    List<Graph> pretrained = averaged(request.pretraining(), graphs);
    List<Graph> shuffled = new ArrayList<>(averaged(request.snapshots(), graphs));
    Collections.shuffle(shuffled, new Random(seed));
    double wanted = request.training().holdOut() * shuffled.size();
    int held = Math.max(0, Math.min((int) wanted, shuffled.size() - 1));
    List<Graph> fitted = shuffled.subList(held, shuffled.size());
    List<Graph> heldOut = shuffled.subList(0, held);
    List<Graph> timeReversed = timeReversed(request.snapshots(), graphs, heldOut);
    Collections.shuffle(timeReversed, new Random(seed));
    Standardisation standardisation =
        StandardisationFit.of(Stream.concat(pretrained.stream(), fitted.stream()).toList());
    if (start != null) {
      standardisation = start.standardisationFor(standardisation);
    }
    int lMax = request.network().lMax();
    return new TrainingSet(
        standardisation,
        examples(standardisation, lMax, pretrained),
        examples(standardisation, lMax, fitted),
        examples(standardisation, lMax, timeReversed),
        examples(standardisation, lMax, heldOut));
  }

  /** Those whose propensity is a mean over replicas: all but the time-reversed ones. */
  static List<Graph> averaged(List<SnapshotId> snapshots, Map<SnapshotId, Graph> graphs) {
    return snapshots.stream()
        .filter(snapshot -> !snapshot.is(Derivation.Kind.TIME_REVERSED))
        .map(graphs::get)
        .toList();
  }

  private static List<Graph> timeReversed(
      List<SnapshotId> snapshots, Map<SnapshotId, Graph> graphs, List<Graph> heldOut) {
    Set<SnapshotId> parents = heldOut.stream().map(Graph::snapshot).collect(Collectors.toSet());
    return snapshots.stream()
        .filter(snapshot -> snapshot.is(Derivation.Kind.TIME_REVERSED))
        .filter(snapshot -> !parents.contains(snapshot.parent()))
        .map(graphs::get)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<TrainingExample> examples(
      Standardisation standardisation, int lMax, List<Graph> graphs) {
    return graphs.stream().map(graph -> new TrainingExample(graph, standardisation, lMax)).toList();
  }
}
