package io.supercool.launcher.configuration;

import io.supercool.console.UserException;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;

/**
 * Everything a run can be configured with. Each part refuses what cannot work.
 *
 * @param graph how graphs are built
 * @param network the network's shape; its cutoff is the graph's
 * @param training how it is trained
 */
public record RunConfiguration(
    GraphOptions graph, NetworkOptions network, TrainingOptions training) {

  /**
   * The same with another number of epochs.
   *
   * @throws UserException if it is not positive
   */
  public RunConfiguration withEpochs(int epochs) {
    try {
      return new RunConfiguration(graph, network, training.withEpochs(epochs));
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
  }

  /** The same with another cutoff of graph and network. */
  public RunConfiguration withCutoff(double cutoff) {
    return new RunConfiguration(
        new GraphOptions(cutoff, graph.continuations()), network.withCutoff(cutoff), training);
  }

  /** The same with another network, and graphs as it needs them. */
  public RunConfiguration withNetwork(NetworkOptions other) {
    return new RunConfiguration(
        new GraphOptions(other.cutoff(), graph.continuations()), other, training);
  }

  /** The same with another seed. */
  public RunConfiguration withSeed(long seed) {
    return new RunConfiguration(graph, network, training.withSeed(seed));
  }

  /** Says which rule an option breaks. */
  static UserException refused(String rule) {
    return new UserException("Configuration: %s.".formatted(rule));
  }
}
