package io.supercool.model.training;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.model.data.Standardisation;
import io.supercool.model.network.NetworkInput;

/**
 * A labelled graph, which becomes what the network reads when it is asked for: the harmonics take a
 * hundredth of a step to compute, and four times the graph's memory to keep.
 *
 * @param graph labelled
 * @param units of the network
 * @param lMax highest degree of the harmonics it needs
 * @param reversed whether its label is one run, see {@link
 *     io.supercool.contracts.request.TrainingRequest#reversed}
 */
record Labelled(Graph graph, Standardisation units, int lMax, boolean reversed) {

  /** Its configuration. */
  Configuration configuration() {
    return graph.configuration();
  }

  /** What the network reads. */
  NetworkInput input() {
    return units.input(graph, lMax);
  }

  /** Standardised, {@code [node * times + time]}. */
  float[] targets() {
    return units.targets(graph.configuration());
  }

  /** Per time, what it counts where labelled, else 0. */
  float[] weights() {
    float[] weights = units.mask(graph.configuration());
    for (int time = 0; reversed && time < weights.length; time++) {
      weights[time] *= Phase.REVERSED_WEIGHT;
    }
    return weights;
  }
}
