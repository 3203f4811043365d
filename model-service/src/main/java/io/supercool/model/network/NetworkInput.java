package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.supercool.equivariant.convolution.layout.Edges;

/**
 * One graph as the network reads it. Arrays are not copied.
 *
 * @param edges the graph's edges
 * @param species index of each node's species
 * @param speciesCount number of species the network knows
 * @param scalars standardised scalar inputs, {@code [node * scalarCount + scalar]}
 */
public record NetworkInput(Edges edges, byte[] species, int speciesCount, float[] scalars) {

  /** Number of nodes. */
  public int nodes() {
    return species.length;
  }

  /** One-hot species, {@code [node, species]}. */
  private NDArray oneHot(NDManager manager) {
    float[] hot = new float[nodes() * speciesCount];
    for (int node = 0; node < nodes(); node++) {
      hot[node * speciesCount + species[node]] = 1;
    }
    return manager.create(hot, new Shape(nodes(), speciesCount));
  }

  /** Node inputs: one-hot species, then the scalars, {@code [node, speciesCount + scalarCount]}. */
  NDArray nodeInputs(NDManager manager) {
    NDArray values = manager.create(scalars, new Shape(nodes(), scalars.length / nodes()));
    return oneHot(manager).concat(values, 1);
  }

  /** Mean number of neighbours of a node, at least 1. */
  double meanDegree() {
    return Math.max(1.0, (double) edges.senders().length / nodes());
  }
}
