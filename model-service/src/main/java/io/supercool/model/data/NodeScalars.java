package io.supercool.model.data;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
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
    float[] energy = configuration.inherentEnergy();
    double[] inherent = configuration.inherentPositions();
    if (energy == null || inherent == null) {
      throw new IllegalArgumentException(
          configuration.id() + " has no inherent structure; graph-service should have added it");
    }
    return new float[][] {energy, displacement(configuration, inherent)};
  }

  private static float[] displacement(Configuration configuration, double[] inherent) {
    PeriodicBox box = new PeriodicBox(configuration.header().box());
    int dimensions = box.dimensions();
    float[] distances = new float[configuration.particles()];
    double[] moved = new double[dimensions];
    for (int node = 0; node < distances.length; node++) {
      double square = 0;
      for (int axis = 0; axis < dimensions; axis++) {
        int at = node * dimensions + axis;
        moved[axis] = configuration.positions()[at] - inherent[at];
      }
      box.minimumImage(moved);
      for (double along : moved) {
        square += along * along;
      }
      distances[node] = (float) Math.sqrt(square);
    }
    return distances;
  }
}
