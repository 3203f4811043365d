package io.supercool.dashboard.state.scores;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.event.Score;
import io.supercool.evaluation.Comparisons;
import io.supercool.evaluation.Scores;
import java.util.List;

/**
 * What the page needs of a configuration whose propensity is known, besides its scores.
 *
 * @param temperature of the configuration; NaN where its source does not say
 * @param scores by species and time, the correlation that a perfect prediction would have
 */
record NoiseCeiling(double temperature, List<Score> scores) {

  static NoiseCeiling of(Configuration configuration) {
    List<Score> scores =
        Scores.noiseCeiling(
                Comparisons.ofHalves(
                    configuration, configuration.recordId(), configuration.species()))
            .stream()
            .map(
                score ->
                    new Score(
                        configuration.header().species().get(score.species()),
                        score.time(),
                        score.meanPearson()))
            .toList();
    return new NoiseCeiling(configuration.header().temperature(), scores);
  }
}
