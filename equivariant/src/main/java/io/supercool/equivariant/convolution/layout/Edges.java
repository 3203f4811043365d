package io.supercool.equivariant.convolution.layout;

/**
 * The edges of a symmetric graph (with every edge its reverse), as the convolution reads them.
 * Arrays are not copied.
 *
 * @param offsets the edges of receiver i are {@code offsets[i]} to before {@code offsets[i + 1]}
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

  /** Neighbours of the node that has the most. */
  public int maxNeighbours() {
    int max = 0;
    for (int node = 0; node < nodes(); node++) {
      max = Math.max(max, offsets[node + 1] - offsets[node]);
    }
    return max;
  }

  /**
   * Copies the harmonics of an edge, or with {@code parity} -1 those of its reverse, Y_lm(-r) =
   * (-1)^l Y_lm(r), to {@code out[at + k * stride]} for k = l * l + l + m from 0 to degree {@code
   * to}.
   *
   * @param to at most lMax
   */
  public void copyHarmonics(int edge, int to, float parity, float[] out, int at, int stride) {
    int source = edge * ((lMax + 1) * (lMax + 1) - 1) - 1;
    out[at] = 1;
    float sign = 1;
    for (int l = 1; l <= to; l++) {
      sign *= parity;
      for (int k = l * l; k < (l + 1) * (l + 1); k++) {
        out[at + k * stride] = sign * harmonics[source + k];
      }
    }
  }
}
