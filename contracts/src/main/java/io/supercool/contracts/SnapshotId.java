package io.supercool.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which instantaneous configuration a record speaks of. Written {@code
 * trajectory/configuration/step}, and with {@code /continuation/3} or {@code /time-reversed/3}
 * after it where it was derived from another. The same input always gets the same id, so a replay
 * overwrites itself instead of duplicating.
 *
 * @param trajectory one physical trajectory or set of configurations; the Kafka key, so that a
 *     trajectory stays in order; 1 to {@value #MAX_NAME} characters, none of them {@code /}
 * @param configuration the configuration's name within the trajectory, for files their stem; 1 to
 *     {@value #MAX_NAME} characters, none of them {@code /}
 * @param step the frame or MD step, 0 for a single configuration
 * @param derivation how it was made from its {@link #parent}; null if it came from the source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotId(
    String trajectory, String configuration, long step, @Nullable Derivation derivation) {
  /** Names have no more characters: longer ones are refused, or cut by who makes them up. */
  public static final int MAX_NAME = 200;

  /**
   * Refuses names that could not be written in the id or would be absurdly long.
   *
   * @throws IllegalArgumentException that says which
   */
  public SnapshotId {
    requireName("trajectory", trajectory);
    requireName("configuration", configuration);
    if (step < 0) {
      throw new IllegalArgumentException("step must not be negative: " + step);
    }
  }

  /** A snapshot of the source. */
  public SnapshotId(String trajectory, String configuration, long step) {
    this(trajectory, configuration, step, null);
  }

  /** Reads what {@link #toString} writes. */
  public static SnapshotId parse(String text) {
    String[] parts = text.split("/", 4);
    if (parts.length < 3) {
      throw new IllegalArgumentException(
          "not a snapshot id (trajectory/configuration/step): " + text);
    }
    SnapshotId source = new SnapshotId(parts[0], parts[1], Long.parseLong(parts[2]));
    return parts.length == 3 ? source : source.derived(Derivation.parse(parts[3]));
  }

  /**
   * The snapshot made from this one so.
   *
   * @throws IllegalStateException if this one was derived itself
   */
  public SnapshotId derived(Derivation how) {
    if (derivation != null) {
      throw new IllegalStateException(this + " is derived itself");
    }
    return new SnapshotId(trajectory, configuration, step, how);
  }

  /** Whether it was made from its parent in this way. */
  public boolean is(Derivation.Kind kind) {
    return derivation != null && derivation.kind() == kind;
  }

  /** The snapshot it was derived from; itself if it came from the source. */
  public SnapshotId parent() {
    return derivation == null ? this : new SnapshotId(trajectory, configuration, step);
  }

  @Override
  public String toString() {
    String source = trajectory + "/" + configuration + "/" + step;
    return derivation == null ? source : source + "/" + derivation;
  }

  private static void requireName(String what, @Nullable String name) {
    if (name == null) { // Jackson's way to say that it was left out.
      throw new IllegalArgumentException("no " + what);
    }
    if (name.isEmpty() || name.length() > MAX_NAME || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "%s must have 1 to %d characters and no '/': %s".formatted(what, MAX_NAME, name));
    }
  }
}
