package io.supercool.launcher.configuration;

import io.supercool.console.UserException;
import io.supercool.contracts.Graph;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;

/**
 * Everything a run can be configured with.
 *
 * @param graph how graphs are built
 * @param network the network's shape; its cutoff is the graph's
 * @param training how it is trained
 */
public record RunConfiguration(
    GraphOptions graph, NetworkOptions network, TrainingOptions training) {

  /** Refuses what cannot work, before hours are spent on it. */
  public RunConfiguration {
    require(graph.cutoff() > 0, "graph.cutoff must be positive", graph.cutoff());
    require(
        graph.continuations() >= 0 && graph.continuations() <= Graph.MAX_CONTINUATIONS,
        "graph.continuations must be 0 to " + Graph.MAX_CONTINUATIONS,
        graph.continuations());
    require(
        network.lMax() >= 0 && network.lMax() <= 6, "network.lMax must be 0 to 6", network.lMax());
    require(
        network.layers() >= 1 && network.layers() <= 16,
        "network.layers must be 1 to 16",
        network.layers());
    require(network.channels() >= 1, "network.channels must be positive", network.channels());
    require(
        network.radialBasis() >= 1, "network.radialBasis must be positive", network.radialBasis());
    require(
        network.radialHidden() >= 1,
        "network.radialHidden must be positive",
        network.radialHidden());
    require(
        network.coarseGraining() >= 0 && network.coarseGraining() <= 16,
        "network.coarseGraining must be 0 to 16",
        network.coarseGraining());
    require(training.epochs() >= 1, "training.epochs must be positive", training.epochs());
    require(
        training.pretrainingEpochs() >= 0,
        "training.pretrainingEpochs must not be negative",
        training.pretrainingEpochs());
    require(
        training.learningRate() > 0,
        "training.learningRate must be positive",
        training.learningRate());
    require(
        training.fineTuningRate() > 0,
        "training.fineTuningRate must be positive",
        training.fineTuningRate());
    require(
        training.weightDecay() >= 0,
        "training.weightDecay must not be negative",
        training.weightDecay());
    require(
        training.gradientNorm() > 0,
        "training.gradientNorm must be positive",
        training.gradientNorm());
    require(
        training.holdOut() >= 0 && training.holdOut() < 1,
        "training.holdOut must be at least 0 and below 1",
        training.holdOut());
    require(
        training.timeReversedReplicas() >= 0,
        "training.timeReversedReplicas must not be negative",
        training.timeReversedReplicas());
    require(
        training.timeReversedWeightDecay() >= 0,
        "training.timeReversedWeightDecay must not be negative",
        training.timeReversedWeightDecay());
  }

  /** The same with another number of epochs. */
  public RunConfiguration withEpochs(int epochs) {
    return new RunConfiguration(graph, network, training.withEpochs(epochs));
  }

  /** The same with another seed. */
  public RunConfiguration withSeed(long seed) {
    return new RunConfiguration(graph, network, training.withSeed(seed));
  }

  private static void require(boolean holds, String rule, Number value) {
    if (!holds) {
      throw new UserException("Configuration: %s, not %s.".formatted(rule, value));
    }
  }
}
