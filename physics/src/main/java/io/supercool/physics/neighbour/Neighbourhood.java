package io.supercool.physics.neighbour;

import java.util.Arrays;

/**
 * The particles near one particle, by ascending index. A buffer that is used again for the next
 * particle; only the first {@link #count} entries hold.
 */
public final class Neighbourhood {
  private int count;
  private int[] senders = new int[64];
  private double[] distances = new double[64];

  Neighbourhood() {}

  /** Number of neighbours. */
  public int count() {
    return count;
  }

  /** Index of neighbour {@code k}. */
  public int sender(int k) {
    return senders[k];
  }

  /** |r_sender - r_receiver|, by minimum image. */
  public double distance(int k) {
    return distances[k];
  }

  void clear() {
    count = 0;
  }

  void add(int sender, double distance) {
    if (count == senders.length) {
      senders = Arrays.copyOf(senders, 2 * count);
      distances = Arrays.copyOf(distances, 2 * count);
    }
    senders[count] = sender;
    distances[count] = distance;
    count++;
  }
}
