package io.supercool.equivariant.convolution.layout;

/**
 * An order in which to visit the nodes of a graph so that nodes visited together share neighbours:
 * their features and messages are then still in the cache. Nodes come in clusters, each grown
 * breadth first from a node beside those already placed.
 */
final class NodeOrder {

  private static final int CLUSTER = 64;

  private final int[] offsets;
  private final int[] senders;
  private final int[] order;
  private final boolean[] placed;
  private int count;

  private NodeOrder(int[] offsets, int[] senders) {
    this.offsets = offsets;
    this.senders = senders;
    order = new int[offsets.length - 1];
    placed = new boolean[order.length];
  }

  /** A permutation of the nodes; it depends on the graph only. */
  static int[] of(int[] offsets, int[] senders) {
    NodeOrder nodes = new NodeOrder(offsets, senders);
    int beside = 0;
    for (int node = 0; node < nodes.order.length; node++) {
      if (!nodes.placed[node]) {
        nodes.place(node);
        while (beside < nodes.count) {
          int seed = nodes.unplacedNeighbour(nodes.order[beside]);
          if (seed < 0) {
            beside++;
          } else {
            nodes.growCluster(seed);
          }
        }
      }
    }
    return nodes.order;
  }

  private void growCluster(int seed) {
    int full = count + CLUSTER;
    int next = count;
    place(seed);
    for (; next < count && count < full; next++) {
      int node = order[next];
      for (int edge = offsets[node]; edge < offsets[node + 1]; edge++) {
        if (!placed[senders[edge]] && count < full) {
          place(senders[edge]);
        }
      }
    }
  }

  private int unplacedNeighbour(int node) {
    for (int edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      if (!placed[senders[edge]]) {
        return senders[edge];
      }
    }
    return -1;
  }

  private void place(int node) {
    placed[node] = true;
    order[count++] = node;
  }
}
