package io.supercool.model.training;

import io.supercool.contracts.Propensity;
import io.supercool.contracts.event.Score;
import io.supercool.evaluation.Comparison;
import io.supercool.evaluation.Scores;
import io.supercool.model.data.Standardisation;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.model.network.Loss;
import io.supercool.model.network.NetworkInput;
import java.util.ArrayList;
import java.util.List;

/** Mean per-configuration Pearson by species and time, gathered configuration by configuration. */
final class EpochScores {
  private final Standardisation standardisation;
  private final List<Comparison> comparisons = new ArrayList<>();

  EpochScores(Standardisation standardisation) {
    this.standardisation = standardisation;
  }

  /**
   * Adds one configuration. The correlation does not depend on their scale, so standardised
   * predictions serve.
   *
   * @param species of each node
   * @param predictions {@code [node * times + time]}
   */
  void add(TrainingExample example, byte[] species, float[] predictions) {
    Propensity propensity = example.configuration().propensity();
    int times = standardisation.times().length;
    for (int k = 0; propensity != null && k < propensity.times().length; k++) {
      int time = standardisation.indexOf(propensity.times()[k]);
      if (time >= 0) {
        float[] predicted = new float[predictions.length / times];
        for (int node = 0; node < predicted.length; node++) {
          predicted[node] = predictions[node * times + time];
        }
        comparisons.add(
            new Comparison(
                example.configuration().snapshot().toString(),
                standardisation.times()[time],
                species,
                predicted,
                propensity.values()[k]));
      }
    }
  }

  /**
   * Predicts and adds every example.
   *
   * @return the mean loss
   */
  double evaluate(EquivariantNetwork network, List<TrainingExample> examples) {
    double sum = 0;
    for (TrainingExample example : examples) {
      NetworkInput input = example.input();
      float[] predictions = network.predict(input);
      sum += Loss.of(input, predictions, example.targets(), example.weights()).value();
      add(example, input.species(), predictions);
    }
    return sum / examples.size();
  }

  /** One score per species and time whose propensity is known. */
  List<Score> scores() {
    return Scores.of(comparisons).stream()
        .map(
            score ->
                new Score(
                    standardisation.species().get(score.species()),
                    score.time(),
                    score.meanPearson()))
        .toList();
  }
}
