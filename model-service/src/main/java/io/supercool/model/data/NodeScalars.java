package io.supercool.model.data;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.physics.dynamics.Unwrapping;
import io.supercool.physics.geometry.PeriodicBox;

/**
 * The scalar inputs of every node: potential energy in the inherent structure, and the distance
 * between thermal and inherent position.
 */
public final class NodeScalars {
  /** Scalars per node. */
  public static final int COUNT = 2;

  private NodeScalars() {}

  /** {@code [scalar][node]}, as measured. */
  public static float[][] of(Graph graph) {
    Configuration configuration = graph.configuration();
    double[] inherent = inherentPositions(configuration);
    float[] energy = configuration.inherentEnergy();
    if (energy == null) {
      throw lacking("inherent energies", configuration);
    }
    PeriodicBox box = new PeriodicBox(configuration.header().box());
    return new float[][] {energy, Unwrapping.distances(box, inherent, configuration.positions())};
  }

  /**
   * The inherent positions, which every graph has.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static double[] inherentPositions(Configuration configuration) {
    double[] inherent = configuration.inherentPositions();
    if (inherent == null) {
      throw lacking("inherent positions", configuration);
    }
    return inherent;
  }

  private static IllegalArgumentException lacking(String what, Configuration configuration) {
    return new IllegalArgumentException(
        "%s has no %s; graph-service should have added them"
            .formatted(configuration.snapshot(), what));
  }
}
