package io.supercool.model.predict;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.TimePair;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PredictionScored;
import io.supercool.contracts.event.Score;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import io.supercool.physics.descriptor.CoarseGraining;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.score.Sample;
import io.supercool.physics.score.Scores;
import io.supercool.support.tracing.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What a model says of a graph, with the baselines it has to beat, and how well. */
public final class Predictions {
  private Predictions() {}

  /**
   * The prediction, with own and coarse-grained inherent energy as descriptors. The ridge costs as
   * much as the network, and is asked only where there is a truth to compare it with.
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
        descriptors);
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

  /** Its scores; empty where the configuration has no propensities at the predicted times. */
  public static Optional<PredictionScored> score(Prediction prediction) {
    List<Score> scores = scores(prediction, time -> prediction.predicted()[time]);
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    List<DescriptorScores> descriptors = new ArrayList<>();
    float[][] ridge = prediction.ridge();
    if (ridge != null) {
      descriptors.add(
          new DescriptorScores(Prediction.EXPERT_RIDGE, scores(prediction, time -> ridge[time])));
    }
    for (String name : Prediction.PLAIN_DESCRIPTORS) {
      float[] values = prediction.descriptors().get(name);
      if (values != null) {
        descriptors.add(new DescriptorScores(name, scores(prediction, time -> values)));
      }
    }
    return Optional.of(
        new PredictionScored(
            prediction.configuration().snapshot(), prediction.modelVersion(), scores, descriptors));
  }

  private static List<Score> scores(Prediction prediction, IntFunction<float[]> predicted) {
    Configuration configuration = prediction.configuration();
    Propensity labels = configuration.propensity();
    if (labels == null) {
      return List.of();
    }
    List<Sample> samples = new ArrayList<>();
    for (TimePair pair : TimePair.of(prediction)) {
      samples.add(
          new Sample(
              configuration.snapshot().toString(),
              labels.times()[pair.known()],
              configuration.species(),
              predicted.apply(pair.predicted()),
              labels.values()[pair.known()]));
    }
    return Scores.of(samples).stream()
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
