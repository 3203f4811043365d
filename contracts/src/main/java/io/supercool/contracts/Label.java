package io.supercool.contracts;

/**
 * What became of a snapshot after one lag time: the payload of the labels topic.
 *
 * @param snapshot whose particles it speaks of
 * @param units of lengths and times
 * @param propensity at one lag time. Of an isoconfigurational ensemble it is the mean over the
 *     replicas that had come; of a single running trajectory {@code replicas} is 1, and it is how
 *     far each particle moved
 */
public record Label(SnapshotId snapshot, String units, Propensity propensity) implements Payload {

  /** Lag time. */
  public double time() {
    return propensity.times()[0];
  }

  @Override
  public int particles() {
    return propensity.values()[0].length;
  }

  /** {@code SNAPSHOT+time}: one label per snapshot and lag time. */
  @Override
  public String recordId() {
    return recordId(snapshot, time());
  }

  /** The id of a snapshot's label at a lag time. */
  public static String recordId(SnapshotId snapshot, double time) {
    return snapshot + "+" + time;
  }
}
