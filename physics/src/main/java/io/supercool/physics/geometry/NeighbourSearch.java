package io.supercool.physics.geometry;

import java.util.Arrays;

/**
 * Finds the {@link NeighbourList} of positions in a box: a pair is an edge if and only if its
 * distance r < cutoff, in double precision. Linear in the number of particles. Buffers are reused
 * from one call to the next; only the result is allocated. Not thread-safe.
 */
public final class NeighbourSearch {
  /** Directed edges an {@code int} index can reach in {@code vectors}. */
  private static final int MOST_EDGES = Integer.MAX_VALUE / 3 - 8;

  private final CellGrid grid;
  private final Neighbourhood neighbourhood = new Neighbourhood();
  private long[] bySender = new long[64];
  private int edges;
  private int[] senders = new int[1024];
  private float[] vectors = new float[3 * 1024];
  private float[] distances = new float[1024];

  /**
   * A search for pairs closer than {@code cutoff}.
   *
   * @throws BoxTooSmallException if an edge of the box is shorter than 2 cutoffs
   */
  public NeighbourSearch(PeriodicBox box, double cutoff) {
    this.grid = new CellGrid(box, cutoff);
  }

  /**
   * The neighbour list of one set of positions.
   *
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space, not modified
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  public NeighbourList find(double[] positions) {
    grid.place(positions);
    int[] offsets = new int[grid.particles() + 1];
    edges = 0;
    for (int receiver = 0; receiver < grid.particles(); receiver++) {
      grid.gather(receiver, neighbourhood);
      reserve(neighbourhood.count());
      appendSorted();
      offsets[receiver + 1] = edges;
    }
    return new NeighbourList(
        offsets,
        Arrays.copyOf(senders, edges),
        Arrays.copyOf(vectors, 3 * edges),
        Arrays.copyOf(distances, edges));
  }

  private void appendSorted() {
    int count = neighbourhood.count();
    for (int k = 0; k < count; k++) {
      bySender[k] = (long) neighbourhood.sender(k) << 32 | k;
    }
    Arrays.sort(bySender, 0, count);
    for (int k = 0; k < count; k++) {
      int found = (int) bySender[k];
      senders[edges] = neighbourhood.sender(found);
      vectors[3 * edges] = (float) neighbourhood.vector(found, 0);
      vectors[3 * edges + 1] = (float) neighbourhood.vector(found, 1);
      vectors[3 * edges + 2] = (float) neighbourhood.vector(found, 2);
      distances[edges] = (float) neighbourhood.distance(found);
      edges++;
    }
  }

  private void reserve(int more) {
    if (bySender.length < more) {
      bySender = new long[2 * more];
    }
    long needed = (long) edges + more;
    if (needed > MOST_EDGES) {
      throw new IllegalArgumentException(
          "more than %d edges: use a smaller cutoff or check the density".formatted(MOST_EDGES));
    }
    if (needed > senders.length) {
      int capacity = (int) Math.min(MOST_EDGES, needed + needed / 2);
      senders = Arrays.copyOf(senders, capacity);
      vectors = Arrays.copyOf(vectors, 3 * capacity);
      distances = Arrays.copyOf(distances, capacity);
    }
  }
}
