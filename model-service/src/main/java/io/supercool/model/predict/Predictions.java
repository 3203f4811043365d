package io.supercool.model.predict;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PredictionScored;
import io.supercool.contracts.event.Score;
import io.supercool.evaluation.Comparison;
import io.supercool.evaluation.Comparisons;
import io.supercool.evaluation.Scores;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import io.supercool.physics.descriptor.CoarseGraining;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.support.tracing.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a model says of a graph, with the baselines it has to beat, and how well. */
public final class Predictions {
  private Predictions() {}

  /**
   * The prediction, with own and coarse-grained inherent energy as descriptors. The ridge is asked
   * only where there is a propensity to compare it with.
   *
   * @param invariants whether the network's invariants go along
   */
  public static Prediction of(TrainedModel model, GraphGroup group, boolean invariants) {
    Graph graph = group.graph();
    Map<String, float[]> descriptors = energies(graph.configuration());
    if (invariants) {
      descriptors.putAll(model.invariants(graph));
    }
    return new Prediction(
        graph.configuration(),
        model.version(),
        model.description().standardisation().times(),
        Spans.within("network forward", () -> model.predict(group)),
        graph.configuration().propensity() == null
            ? null
            : Spans.within("ridge", () -> model.predictByRidge(graph)),
        descriptors,
        model.warnings(graph));
  }

  private static Map<String, float[]> energies(Configuration configuration) {
    Map<String, float[]> descriptors = new TreeMap<>();
    float[] energy = configuration.inherentEnergy();
    double[] positions = configuration.inherentPositions();
    if (energy != null && positions != null) {
      descriptors.put(Prediction.OWN_ENERGY, energy);
      descriptors.put(
          Prediction.COARSE_GRAINED_ENERGY,
          CoarseGraining.DEFAULT.average(
              energy, positions, new PeriodicBox(configuration.header().box())));
    }
    return descriptors;
  }

  /** Its scores; empty where the configuration's propensity is not known. */
  public static Optional<PredictionScored> score(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    Map<String, List<Comparison>> comparisons =
        Comparisons.of(prediction, prediction.snapshot().toString(), configuration.species());
    List<Score> scores = scores(configuration, comparisons.get(Comparisons.NETWORK));
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    List<DescriptorScores> descriptors = new ArrayList<>();
    comparisons.forEach(
        (name, compared) -> {
          if (!name.equals(Comparisons.NETWORK)) {
            descriptors.add(new DescriptorScores(name, scores(configuration, compared)));
          }
        });
    return Optional.of(
        new PredictionScored(
            prediction.snapshot(), prediction.modelVersion(), scores, descriptors));
  }

  private static List<Score> scores(
      Configuration configuration, @Nullable List<Comparison> comparisons) {
    return comparisons == null
        ? List.of()
        : Scores.of(comparisons).stream()
            .filter(score -> Double.isFinite(score.meanPearson()))
            .map(
                score ->
                    new Score(
                        configuration.header().species().get(score.species()),
                        score.time(),
                        score.meanPearson()))
            .toList();
  }
}
