package io.supercool.contracts;

import java.util.Locale;

/**
 * How a snapshot was made from its parent, which is in the same trajectory.
 *
 * @param kind what was done
 * @param replica which of several made alike, from 0
 */
public record Derivation(Kind kind, int replica) {

  /** What can be done to a snapshot. */
  public enum Kind {
    /** A short isoconfigurational continuation: fresh velocities, then a short run. */
    CONTINUATION,
    /**
     * Where an isoconfigurational replica ended, run backwards: by time reversal the way back is a
     * replica of the end's own ensemble.
     */
    TIME_REVERSED
  }

  /** Refuses a number that no replica has. */
  public Derivation {
    if (replica < 0) {
      throw new IllegalArgumentException("replica must not be negative: " + replica);
    }
  }

  /** {@code continuation/3} or {@code time-reversed/3}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "/" + replica;
  }

  /** Reads what {@link #toString} writes. */
  public static Derivation parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not a derivation (kind/replica): " + text);
    }
    return new Derivation(
        Kind.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')),
        Integer.parseInt(parts[1]));
  }
}
