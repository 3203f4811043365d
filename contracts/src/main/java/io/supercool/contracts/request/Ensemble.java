package io.supercool.contracts.request;

import org.jspecify.annotations.Nullable;

/**
 * Says that a source holds isoconfigurational replicas, to be published one by one: runs from the
 * same positions with different velocities.
 *
 * @param replica which replica the source is, from 0: its first frame is the common start, the
 *     others follow; null for a file that holds all replicas, such as BOTAN's
 * @param replicas how many the ensemble will have; null where the file says
 */
public record Ensemble(@Nullable Integer replica, @Nullable Integer replicas) {

  /** A file that holds all. */
  public static final Ensemble WHOLE = new Ensemble(null, null);
}
