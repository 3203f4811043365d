package io.supercool.ingest.follow;

import org.jspecify.annotations.Nullable;

/**
 * How far a simulation that sends its frames is published.
 *
 * @param step of the last published frame; -1 before the first
 * @param box of that frame; null before the first
 */
public record SimulationPosition(long step, double @Nullable [] box) {
  /** Nothing is published. */
  public static final SimulationPosition START = new SimulationPosition(-1, null);

  /** An edge changes by less than this part of the longest while nobody listens. */
  private static final double MAX_CHANGE = 0.1;

  /** Whether a frame with this box can be of the same simulation. */
  public boolean canGoOnWith(double[] next) {
    if (box == null) {
      return true;
    }
    if (box.length != next.length) {
      return false;
    }
    double longest = 0;
    double change = 0;
    for (int k = 0; k < next.length; k++) {
      longest = Math.max(longest, Math.abs(box[k]));
      change = Math.max(change, Math.abs(next[k] - box[k]));
    }
    return change <= MAX_CHANGE * longest;
  }
}
