package io.supercool.equivariant.convolution;

/**
 * The edges of a symmetric graph (with every edge its reverse), as the convolution reads them.
 * Arrays are not copied.
 *
 * @param offsets the edges of receiver i are {@code offsets[i]} to {@code offsets[i + 1]}
 * @param senders node j of each edge
 * @param distances |r_j - r_i|, each less than the radial grid's cutoff
 * @param harmonics component-normalised, {@code [edge * ((lMax + 1)^2 - 1) + l * l - 1 + l + m]}, l
 *     from 1
 * @param lMax highest degree carried, at least the convolution's
 * @param order a permutation of the nodes in which kernels visit them, for the cache's sake
 */
public record Edges(
    int[] offsets, int[] senders, float[] distances, float[] harmonics, int lMax, int[] order) {

  /** Edges with an order that visits nodes together that share neighbours. */
  public Edges(int[] offsets, int[] senders, float[] distances, float[] harmonics, int lMax) {
    this(offsets, senders, distances, harmonics, lMax, NodeOrder.of(offsets, senders));
  }

  /** Number of nodes. */
  public int nodes() {
    return offsets.length - 1;
  }

  /** Neighbours of the node that has most. */
  public int mostNeighbours() {
    int most = 0;
    for (int node = 0; node < nodes(); node++) {
      most = Math.max(most, offsets[node + 1] - offsets[node]);
    }
    return most;
  }
}
