package io.supercool.contracts;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How far each particle has come in one isoconfigurational replica, a simulation from the positions
 * of a snapshot with velocities of its own: the payload of the replicas topic. Arrays are not
 * copied.
 *
 * @param snapshot which it began from
 * @param units of lengths and times
 * @param time lag time
 * @param replica which of the ensemble, from 0
 * @param replicas how many the ensemble will have
 * @param dimensions 2 or 3
 * @param displacement r(time) - r(0), unwrapped, from the thermal start, {@code [particle *
 *     dimensions + axis]}
 */
@RecordBuilder
public record Replica(
    SnapshotId snapshot,
    String units,
    double time,
    int replica,
    int replicas,
    int dimensions,
    double[] displacement)
    implements Payload, ReplicaBuilder.With {

  @Override
  public int particles() {
    return displacement.length / dimensions;
  }

  /** {@code SNAPSHOT+time/replica}: one per snapshot, lag time and replica. */
  @Override
  public String recordId() {
    return Label.recordId(snapshot, time) + "/" + replica;
  }
}
