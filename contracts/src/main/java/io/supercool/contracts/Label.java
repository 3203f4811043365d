package io.supercool.contracts;

/**
 * What became of a snapshot after one lag time, the payload of {@link Topics#LABELS}.
 *
 * @param snapshot whose particles it speaks of
 * @param units of lengths and times
 * @param targets at one time. Of an isoconfigurational ensemble, means over the replicas that had
 *     come; of a single running trajectory {@code replicas} is 1, and the propensity is what it
 *     moved
 */
public record Label(SnapshotId snapshot, String units, Targets targets) {

  /** Lag time. */
  public double time() {
    return targets.times()[0];
  }

  /** Number of particles N. */
  public int particles() {
    return targets.propensity()[0].length;
  }

  /** {@code run/configuration/step+time}: one label per snapshot and lag time. */
  public String id() {
    return id(snapshot, time());
  }

  /** The id of a snapshot's label at a lag time. */
  public static String id(SnapshotId snapshot, double time) {
    return snapshot + "+" + time;
  }
}
