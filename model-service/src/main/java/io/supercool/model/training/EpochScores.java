package io.supercool.model.training;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Targets;
import io.supercool.contracts.event.Score;
import io.supercool.model.data.Standardisation;
import io.supercool.physics.score.Correlation;
import java.util.ArrayList;
import java.util.List;

/** Mean per-configuration Pearson by species and time, gathered configuration by configuration. */
final class EpochScores {
  private final Standardisation units;
  private final double[][] sums;
  private final int[][] counts;

  EpochScores(Standardisation units) {
    this.units = units;
    sums = new double[units.species().size()][units.times().length];
    counts = new int[units.species().size()][units.times().length];
  }

  /**
   * Adds one configuration. The correlation does not depend on units, so standardised predictions
   * serve.
   *
   * @param predictions {@code [node * times + time]}
   */
  void add(Configuration configuration, byte[] species, float[] predictions) {
    Targets labels = configuration.targets();
    for (int k = 0; labels != null && k < labels.times().length; k++) {
      int time = units.indexOf(labels.times()[k]);
      for (int kind = 0; time >= 0 && kind < sums.length; kind++) {
        add(labels.propensity()[k], species, predictions, kind, time);
      }
    }
  }

  private void add(float[] truth, byte[] species, float[] predictions, int kind, int time) {
    int times = units.times().length;
    int count = 0;
    for (byte own : species) {
      count += own == kind ? 1 : 0;
    }
    float[] x = new float[count];
    float[] y = new float[count];
    int at = 0;
    for (int node = 0; node < species.length; node++) {
      if (species[node] == kind) {
        x[at] = predictions[node * times + time];
        y[at] = truth[node];
        at++;
      }
    }
    double pearson = Correlation.pearson(x, y);
    if (!Double.isNaN(pearson)) {
      sums[kind][time] += pearson;
      counts[kind][time]++;
    }
  }

  /** One score per species and time that was labelled. */
  List<Score> scores() {
    List<Score> scores = new ArrayList<>();
    for (int kind = 0; kind < sums.length; kind++) {
      for (int time = 0; time < sums[kind].length; time++) {
        if (counts[kind][time] > 0) {
          scores.add(
              new Score(
                  units.species().get(kind),
                  units.times()[time],
                  sums[kind][time] / counts[kind][time]));
        }
      }
    }
    return scores;
  }
}
