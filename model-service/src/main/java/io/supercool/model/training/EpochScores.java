package io.supercool.model.training;

import io.supercool.contracts.Targets;
import io.supercool.contracts.event.Score;
import io.supercool.model.data.Standardisation;
import io.supercool.physics.score.Sample;
import io.supercool.physics.score.Scores;
import java.util.ArrayList;
import java.util.List;

/** Mean per-configuration Pearson by species and time, gathered configuration by configuration. */
final class EpochScores {
  private final Standardisation units;
  private final List<Sample> samples = new ArrayList<>();

  EpochScores(Standardisation units) {
    this.units = units;
  }

  /**
   * Adds one configuration. The correlation does not depend on units, so standardised predictions
   * serve.
   *
   * @param species of each node
   * @param predictions {@code [node * times + time]}
   */
  void add(Labelled labelled, byte[] species, float[] predictions) {
    Targets labels = labelled.configuration().targets();
    int times = units.times().length;
    for (int k = 0; labels != null && k < labels.times().length; k++) {
      int time = units.indexOf(labels.times()[k]);
      if (time >= 0) {
        float[] predicted = new float[predictions.length / times];
        for (int node = 0; node < predicted.length; node++) {
          predicted[node] = predictions[node * times + time];
        }
        samples.add(
            new Sample(
                labelled.configuration().id().toString(),
                units.times()[time],
                species,
                predicted,
                labels.propensity()[k]));
      }
    }
  }

  /** One score per species and time that was labelled. */
  List<Score> scores() {
    return Scores.of(samples).stream()
        .map(
            score ->
                new Score(units.species().get(score.species()), score.time(), score.meanPearson()))
        .toList();
  }
}
