package io.supercool.contracts;

/**
 * The periodic neighbour graph of a configuration: the payload of the graphs topic. Every ordered
 * pair within the cutoff is an edge; the edges of receiver i are {@code offsets[i]} to {@code
 * offsets[i + 1]}, senders ascending; every edge has its reverse, with the opposite vector. Arrays
 * are not copied.
 *
 * @param configuration the nodes, with inherent positions and energies
 * @param cutoff edge cutoff radius
 * @param continuations how many {@linkplain Derivation.Kind#CONTINUATION continuations} of this
 *     snapshot have graphs of their own, which precede it on the topic; 0 for most
 * @param offsets N + 1 entries (compressed sparse rows)
 * @param senders node j of each edge, in the whole configuration's numbering
 * @param vectors r_j - r_i by minimum image, {@code [edge * 3 + axis]}; in 2D z is 0
 */
public record Graph(
    Configuration configuration,
    double cutoff,
    int continuations,
    int[] offsets,
    int[] senders,
    float[] vectors)
    implements Payload {
  /** Continuations that a snapshot can have: far above what is of use. */
  public static final int MAX_CONTINUATIONS = 64;

  /** A graph without continuations. */
  public Graph(
      Configuration configuration, double cutoff, int[] offsets, int[] senders, float[] vectors) {
    this(configuration, cutoff, 0, offsets, senders, vectors);
  }

  /** The same graph of other nodes. */
  public Graph withConfiguration(Configuration other) {
    return new Graph(other, cutoff, continuations, offsets, senders, vectors);
  }

  /** The same graph, preceded by those of so many continuations. */
  public Graph withContinuations(int count) {
    return new Graph(configuration, cutoff, count, offsets, senders, vectors);
  }

  @Override
  public SnapshotId snapshot() {
    return configuration.snapshot();
  }

  @Override
  public String recordId() {
    return snapshot().toString();
  }

  @Override
  public int particles() {
    return configuration.particles();
  }

  /** Number of directed edges. */
  public int edges() {
    return senders.length;
  }
}
