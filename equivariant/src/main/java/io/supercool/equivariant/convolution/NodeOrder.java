package io.supercool.equivariant.convolution;

/**
 * An order in which to visit the nodes of a graph so that nodes visited together share neighbours:
 * their features and messages are then still in the cache. Nodes come in clusters, each grown
 * breadth first from a node beside those already placed.
 */
final class NodeOrder {

  private static final int CLUSTER = 64;

  private final Edges edges;
  private final int[] order;
  private final boolean[] placed;
  private int count;

  private NodeOrder(Edges edges) {
    this.edges = edges;
    order = new int[edges.nodes()];
    placed = new boolean[edges.nodes()];
  }

  /** A permutation of the nodes; it depends on the graph only. */
  static int[] of(Edges edges) {
    NodeOrder nodes = new NodeOrder(edges);
    int beside = 0;
    for (int node = 0; node < edges.nodes(); node++) {
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
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        if (!placed[edges.senders()[edge]] && count < full) {
          place(edges.senders()[edge]);
        }
      }
    }
  }

  private int unplacedNeighbour(int node) {
    for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
      if (!placed[edges.senders()[edge]]) {
        return edges.senders()[edge];
      }
    }
    return -1;
  }

  private void place(int node) {
    placed[node] = true;
    order[count++] = node;
  }
}
