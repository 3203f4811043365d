package io.supercool.contracts;

/**
 * How far each particle has come in one isoconfigurational replica, the payload of {@link
 * Topics#REPLICAS}: a run from the positions of a snapshot, with velocities of its own. Arrays are
 * not copied.
 *
 * @param origin the snapshot it began from
 * @param units of lengths and times
 * @param time lag time
 * @param replica which of the ensemble, from 0
 * @param replicas how many the ensemble will have
 * @param dimensions 2 or 3
 * @param displacement r(time) - r(0), unwrapped, from the thermal start, {@code [particle *
 *     dimensions + axis]}
 */
public record Replica(
    SnapshotId origin,
    String units,
    double time,
    int replica,
    int replicas,
    int dimensions,
    double[] displacement) {

  /** Number of particles N. */
  public int particles() {
    return displacement.length / dimensions;
  }

  /** {@code run/configuration/step+time~replica}. */
  public String id() {
    return Label.id(origin, time) + "~" + replica;
  }
}
