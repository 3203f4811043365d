package io.supercool.reader;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether replicas look as if their positions had been put back into the box: all are within one
 * edge of each other, and still some particles came farther than half an edge. Not thread-safe.
 */
public final class WrappedReplicas {
  private static final double ROUNDING = 1e-6;

  private final double[] box;
  private final double[] initial;
  private final double[] low;
  private final double[] high;
  private final long[] far;

  /**
   * Of an ensemble.
   *
   * @param box edge lengths
   * @param initial positions at time 0, {@code [particle * dimensions + axis]}; not copied
   */
  public WrappedReplicas(double[] box, double[] initial) {
    this.box = box;
    this.initial = initial;
    this.low = new double[box.length];
    this.high = new double[box.length];
    this.far = new long[box.length];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /** Number of space dimensions. */
  public int dimensions() {
    return box.length;
  }

  /** Adds the positions of a replica at any time; not kept. */
  public void add(double[] positions) {
    for (int k = 0; k < Math.min(positions.length, initial.length); k++) {
      int axis = k % box.length;
      low[axis] = Math.min(low[axis], positions[k]);
      high[axis] = Math.max(high[axis], positions[k]);
      if (Math.abs(positions[k] - initial[k]) > box[axis] / 2) {
        far[axis]++;
      }
    }
  }

  /** Why the displacements should perhaps not be believed. */
  public Optional<String> doubt() {
    long all = 0;
    for (int axis = 0; axis < box.length; axis++) {
      boolean within = high[axis] - low[axis] <= box[axis] * (1 + ROUNDING);
      all += within ? far[axis] : 0;
    }
    return all == 0
        ? Optional.empty()
        : Optional.of(
            "look wrapped into the box: no two are farther apart than an edge, and %d displacements are more than half of one: write unwrapped positions"
                .formatted(all));
  }
}
