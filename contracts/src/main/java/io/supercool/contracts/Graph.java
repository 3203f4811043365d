package io.supercool.contracts;

import java.util.List;

/**
 * The periodic neighbour graph of a configuration, the payload of {@link Topics#GRAPHS}. Every
 * ordered pair within the cutoff is an edge; the edges of receiver i are {@code offsets[i]} to
 * {@code offsets[i + 1]}, senders ascending; every edge has its reverse, with the opposite vector.
 * Arrays are not copied.
 *
 * @param configuration the nodes, with inherent positions and energies
 * @param cutoff edge cutoff radius
 * @param lMax highest degree of the harmonics carried; 0 if none are, since they follow from the
 *     vectors
 * @param offsets N + 1 entries (compressed sparse rows)
 * @param senders node j of each edge, in the whole configuration's numbering
 * @param vectors r_j - r_i by minimum image, {@code [edge * 3 + axis]}; in 2D z is 0
 * @param harmonics component-normalised real spherical harmonics of the edge's direction for l = 1
 *     to lMax, m = -l to l: {@code [edge * ((lMax + 1)^2 - 1) + l * l - 1 + l + m]}; l = 0 is 1 and
 *     not carried
 * @param beginnings the same graph of places the liquid may have come to a short time later; empty
 *     where there are none
 */
public record Graph(
    Configuration configuration,
    double cutoff,
    int lMax,
    int[] offsets,
    int[] senders,
    float[] vectors,
    float[] harmonics,
    List<Beginning> beginnings) {
  /** Beginnings that a graph can have: far above what is of use. */
  public static final int MOST_BEGINNINGS = 64;

  /**
   * The beginning of a replica: a run of the configuration's isoconfigurational ensemble, a short
   * time after it set out.
   *
   * @param time since it set out, in the configuration's units
   * @param graph of its positions then, under the configuration's header, with neither labels nor
   *     beginnings of its own
   */
  public record Beginning(double time, Graph graph) {}

  /** A graph without beginnings. */
  public Graph(
      Configuration configuration,
      double cutoff,
      int lMax,
      int[] offsets,
      int[] senders,
      float[] vectors,
      float[] harmonics) {
    this(configuration, cutoff, lMax, offsets, senders, vectors, harmonics, List.of());
  }

  /** The same graph with these beginnings. */
  public Graph withBeginnings(List<Beginning> replicas) {
    return new Graph(configuration, cutoff, lMax, offsets, senders, vectors, harmonics, replicas);
  }

  /** Number of directed edges. */
  public int edges() {
    return senders.length;
  }

  /** Harmonics carried per edge: (lMax + 1)^2 - 1. */
  public int harmonicsPerEdge() {
    return (lMax + 1) * (lMax + 1) - 1;
  }
}
