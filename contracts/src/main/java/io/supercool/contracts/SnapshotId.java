package io.supercool.contracts;

import java.util.Optional;

/**
 * Which instantaneous configuration a record speaks of. Written {@code run/configuration/step}; the
 * same input always gets the same id, so a replay overwrites itself instead of duplicating.
 *
 * @param run one physical trajectory or configuration set; the Kafka key, so a run stays in order
 * @param configuration the configuration's name within the run, for files their stem
 * @param step the frame or MD step, 0 for a single configuration
 */
public record SnapshotId(String run, String configuration, long step) {

  private static final char END = '~';

  /** Refuses names that could not be written in the id or would be absurdly long. */
  public SnapshotId {
    requireName("run", run);
    requireName("configuration", configuration);
    if (step < 0) {
      throw new IllegalArgumentException("step must not be negative: " + step);
    }
  }

  /** Reads {@code run/configuration/step}. */
  public static SnapshotId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a snapshot id (run/configuration/step): " + text);
    }
    return new SnapshotId(parts[0], parts[1], Long.parseLong(parts[2]));
  }

  /** The configuration in which a replica that began in this one ended: a run of its own. */
  public SnapshotId endOf(int replica) {
    return new SnapshotId(run + END + replica, configuration, step);
  }

  /** The configuration this is the {@link #endOf}, if it is named so. */
  public Optional<SnapshotId> start() {
    int end = run.lastIndexOf(END);
    return end <= 0
        ? Optional.empty()
        : Optional.of(new SnapshotId(run.substring(0, end), configuration, step));
  }

  @Override
  public String toString() {
    return run + "/" + configuration + "/" + step;
  }

  private static void requireName(String what, String name) {
    if (name.isEmpty() || name.length() > 200 || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          what + " must have 1 to 200 characters and no '/': " + name);
    }
  }
}
