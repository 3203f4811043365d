package io.supercool.physics.geometry;

import java.util.Arrays;

/**
 * The particles near one particle, as {@link CellGrid#gather} finds them, in no particular order. A
 * buffer to be reused from particle to particle; only the first {@link #count} entries hold.
 */
public final class Neighbourhood {
  int count;
  int[] senders = new int[64];
  double[] vectors = new double[3 * 64];
  double[] distances = new double[64];

  /** Number of neighbours. */
  public int count() {
    return count;
  }

  /** Index of neighbour {@code k}. */
  public int sender(int k) {
    return senders[k];
  }

  /** Component {@code axis} of r_sender - r_receiver, minimum image; 0 beyond the dimensions. */
  public double vector(int k, int axis) {
    return vectors[3 * k + axis];
  }

  /** |r_sender - r_receiver|. */
  public double distance(int k) {
    return distances[k];
  }

  void add(int sender, double x, double y, double z, double distance) {
    if (count == senders.length) {
      senders = Arrays.copyOf(senders, 2 * count);
      vectors = Arrays.copyOf(vectors, 6 * count);
      distances = Arrays.copyOf(distances, 2 * count);
    }
    senders[count] = sender;
    vectors[3 * count] = x;
    vectors[3 * count + 1] = y;
    vectors[3 * count + 2] = z;
    distances[count] = distance;
    count++;
  }
}
