package io.supercool.contracts.request;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Says that a source holds isoconfigurational replicas, to be published one by one: simulations
 * from the same positions with different velocities.
 *
 * @param replica which replica the source is, from 0: its first frame is the common start, the
 *     others follow; null for a file that holds all replicas, such as BOTAN's
 * @param replicas how many the ensemble will have; null where the file says
 */
@RecordBuilder
public record ReplicaSource(@Nullable Integer replica, @Nullable Integer replicas) {
  /** A file that holds all. */
  public static final ReplicaSource WHOLE = ReplicaSourceBuilder.builder().build();
}
