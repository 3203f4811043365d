package io.supercool.physics.neighbour;

/**
 * All ordered pairs of particles closer than a cutoff, by minimum image, as compressed sparse rows:
 * the edges of receiver i are {@code offsets[i]} to {@code offsets[i + 1]}, by ascending sender.
 * With every edge its reverse is there. Arrays are not copied; those of a list whose buffers were
 * reused may be longer than its {@link #edges}.
 *
 * @param offsets N + 1 entries
 * @param senders particle j of each edge
 * @param vectors r_j - r_i, {@code [edge * 3 + axis]}; computed in double; in 2D z is 0
 * @param distances |r_j - r_i|
 */
public record NeighbourList(int[] offsets, int[] senders, float[] vectors, float[] distances) {
  /** Directed edges an {@code int} index can reach in {@code vectors}. */
  static final int MAX_EDGES = Integer.MAX_VALUE / 3 - 8;

  /** Number of particles N. */
  public int particles() {
    return offsets.length - 1;
  }

  /** Number of directed edges. */
  public int edges() {
    return offsets[offsets.length - 1];
  }

  static IllegalArgumentException tooManyEdges() {
    return new IllegalArgumentException(
        "more than %d edges: use a smaller cutoff or check the density".formatted(MAX_EDGES));
  }
}
