package io.supercool.launcher.configuration;

import io.supercool.contracts.Graph;

/**
 * How graph-service builds neighbour graphs.
 *
 * @param cutoff edge cutoff radius, in the data's units
 * @param continuations over how many short isoconfigurational continuations the prediction of a
 *     test configuration is averaged, 0 to 64
 */
public record GraphOptions(double cutoff, int continuations) {

  /**
   * Refuses what cannot work.
   *
   * @throws IllegalArgumentException that names the option
   */
  public GraphOptions {
    if (!(cutoff > 0)) {
      throw new IllegalArgumentException("graph.cutoff must be positive, not " + cutoff);
    }
    if (continuations < 0 || continuations > Graph.MAX_CONTINUATIONS) {
      throw new IllegalArgumentException(
          "graph.continuations must be 0 to %d, not %d"
              .formatted(Graph.MAX_CONTINUATIONS, continuations));
    }
  }
}
