package io.supercool.dashboard.state;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.event.Score;
import io.supercool.physics.score.Correlation;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page needs of a labelled prediction besides its scores.
 *
 * @param temperature of the configuration; NaN where its source does not say
 * @param ceiling by species and time, the correlation that a perfect prediction would have
 */
record LabelledPrediction(double temperature, List<Score> ceiling) {

  static LabelledPrediction of(Prediction prediction, Propensity targets) {
    Configuration configuration = prediction.configuration();
    List<Score> ceiling = new ArrayList<>();
    float[][][] halves = targets.halves();
    for (int time = 0; halves != null && time < targets.times().length; time++) {
      ceiling.addAll(
          ceiling(configuration, targets.times()[time], halves[0][time], halves[1][time]));
    }
    return new LabelledPrediction(configuration.header().temperature(), ceiling);
  }

  private static List<Score> ceiling(
      Configuration configuration, double time, float[] even, float[] odd) {
    List<String> names = configuration.header().species();
    List<Correlation> agreements = names.stream().map(name -> new Correlation()).toList();
    byte[] species = configuration.species();
    for (int particle = 0; particle < species.length; particle++) {
      agreements.get(species[particle]).add(even[particle], odd[particle]);
    }
    List<Score> scores = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      double pearson = Correlation.noiseCeiling(agreements.get(index).pearson());
      scores.add(new Score(names.get(index), time, pearson));
    }
    return scores;
  }
}
