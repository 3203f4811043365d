package io.supercool.model.network.readout;

import io.supercool.equivariant.convolution.layout.Edges;

/**
 * The average of a node's value and its neighbours' with weights that fall with distance:
 *
 * <pre>
 *   (S x)_i = (x_i + sum_{j in N(i)} w_ij x_j) / n_i,   n_i = 1 + sum_{j in N(i)} w_ij,
 *   w_ij = exp(-r_ij / range)
 * </pre>
 *
 * Applied k times it reaches k cutoffs far. As w_ij = w_ji, the transposed is the same sum with the
 * division before it.
 */
final class NeighbourAverage {
  private final Edges edges;
  private final float[] weights;
  private final float[] shares;

  /**
   * Of a graph.
   *
   * @param range of the weights, in units of length
   */
  NeighbourAverage(Edges edges, double range) {
    this.edges = edges;
    weights = new float[edges.senders().length];
    shares = new float[edges.nodes()];
    for (int node = 0; node < shares.length; node++) {
      double sum = 1;
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        weights[edge] = (float) Math.exp(-edges.distances()[edge] / range);
        sum += weights[edge];
      }
      shares[node] = (float) (1 / sum);
    }
  }

  /**
   * Forward: S x.
   *
   * @param values x, {@code [node * columns + column]}; not modified
   */
  float[] forward(float[] values, int columns) {
    float[] sums = sums(values, columns);
    divide(sums, columns);
    return sums;
  }

  /**
   * Backward: S transposed G, the gradient with respect to x, given G with respect to S x.
   *
   * @param gradients G, {@code [node * columns + column]}; not modified
   */
  float[] backward(float[] gradients, int columns) {
    float[] divided = gradients.clone();
    divide(divided, columns);
    return sums(divided, columns);
  }

  private void divide(float[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= shares[i / columns];
    }
  }

  private float[] sums(float[] values, int columns) {
    float[] sums = values.clone();
    for (int node = 0; node < shares.length; node++) {
      int to = node * columns;
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        int from = edges.senders()[edge] * columns;
        float weight = weights[edge];
        for (int column = 0; column < columns; column++) {
          sums[to + column] += weight * values[from + column];
        }
      }
    }
    return sums;
  }
}
