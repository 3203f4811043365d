package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.supercool.equivariant.convolution.Edges;

/**
 * The average of a node's value and its neighbours' with weights that fall with distance:
 *
 * <pre>
 *   (S x)_i = (x_i + sum_{j in N(i)} w_ij x_j) / (1 + sum_{j in N(i)} w_ij),   w_ij = exp(-r_ij / range)
 * </pre>
 *
 * Applied k times it reaches k cutoffs far. Every node has the same number of slots, the first its
 * own; empty slots have weight 0.
 *
 * @param perNode slots per node
 * @param senders node of each slot, {@code [node * perNode]}, 64-bit
 * @param weights of each slot, normalised, {@code [node * perNode, 1]}
 */
record NeighbourAverage(int perNode, NDArray senders, NDArray weights) {

  static NeighbourAverage of(Edges edges, double range, NDManager manager) {
    int nodes = edges.nodes();
    int perNode = 1 + edges.mostNeighbours();
    int slots = Math.multiplyExact(nodes, perNode);
    long[] senders = new long[slots];
    float[] weights = new float[slots];
    for (int node = 0; node < nodes; node++) {
      int first = node * perNode;
      senders[first] = node;
      weights[first] = 1;
      float sum = 1;
      int slot = first + 1;
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        senders[slot] = edges.senders()[edge];
        weights[slot] = (float) Math.exp(-edges.distances()[edge] / range);
        sum += weights[slot++];
      }
      for (int filled = first; filled < slot; filled++) {
        weights[filled] /= sum;
      }
    }
    return new NeighbourAverage(
        perNode, manager.create(senders), manager.create(weights, new Shape(slots, 1)));
  }

  /** S {@code values}, both {@code [node, column]}. */
  NDArray of(NDArray values) {
    long columns = values.getShape().get(1);
    return Rows.gather(values, senders)
        .mul(weights)
        .reshape(new Shape(values.getShape().get(0), perNode, columns))
        .sum(new int[] {1});
  }
}
