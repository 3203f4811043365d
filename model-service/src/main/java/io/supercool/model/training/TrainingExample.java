package io.supercool.model.training;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.model.data.Standardisation;
import io.supercool.model.network.NetworkInput;

/**
 * A graph whose propensity is known. It becomes what the network reads when it is asked for: the
 * harmonics take a hundredth of a step to compute, and four times the graph's memory to keep.
 *
 * @param graph with the propensity
 * @param standardisation of the network
 * @param lMax highest degree of the harmonics it needs
 */
record TrainingExample(Graph graph, Standardisation standardisation, int lMax) {

  /** Its configuration. */
  Configuration configuration() {
    return graph.configuration();
  }

  /** Whether its propensity is one replica, run backwards. */
  boolean isTimeReversed() {
    return graph.snapshot().is(Derivation.Kind.TIME_REVERSED);
  }

  /** What the network reads. */
  NetworkInput input() {
    return standardisation.input(graph, lMax);
  }

  /** The standardised propensity, {@code [node * times + time]}. */
  float[] targets() {
    return standardisation.targets(graph.configuration());
  }

  /** What each time counts: 0 where the propensity is not known. */
  float[] weights() {
    float[] weights = standardisation.mask(graph.configuration());
    for (int time = 0; isTimeReversed() && time < weights.length; time++) {
      weights[time] *= Phase.TIME_REVERSED_WEIGHT;
    }
    return weights;
  }
}
