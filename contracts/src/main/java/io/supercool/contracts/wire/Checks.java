package io.supercool.contracts.wire;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.SnapshotId;
import org.jspecify.annotations.Nullable;

/** Conditions on the parts of a payload; each failure names the column and the entry. */
final class Checks {
  private static final int MAX_TIMES = 128;

  private Checks() {}

  /** Lag times: finite, not negative, ascending. */
  static void times(String what, double[] times) {
    require(times.length >= 1 && times.length <= MAX_TIMES, "%s: %d of them", what, times.length);
    for (int i = 0; i < times.length; i++) {
      require(
          times[i] >= 0 && Double.isFinite(times[i]) && (i == 0 || times[i] > times[i - 1]),
          "%s: %s is not finite and ascending",
          what,
          times[i]);
    }
  }

  /** For each time one finite value per particle. */
  static void perTime(String what, double[] times, float[][] values, int particles) {
    require(
        values.length == times.length, "%s: %d for %d times", what, values.length, times.length);
    for (int time = 0; time < times.length; time++) {
      finite(what + "_" + time, values[time], particles);
    }
  }

  /** {@code count} finite values, or null. */
  static void finite(String what, double @Nullable [] values, long count) {
    if (values == null) {
      return;
    }
    require(values.length == count, "%s: %d values where %d were due", what, values.length, count);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw failure("%s, entry %d: %s", what, i, values[i]);
      }
    }
  }

  /** {@code count} finite values, or null. */
  static void finite(String what, float @Nullable [] values, long count) {
    if (values == null) {
      return;
    }
    require(values.length == count, "%s: %d values where %d were due", what, values.length, count);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw failure("%s, entry %d: %s", what, i, values[i]);
      }
    }
  }

  /** A text of 1 to {@value SnapshotId#MAX_NAME} characters. */
  static void name(String what, String name) {
    require(
        !name.isEmpty() && name.length() <= SnapshotId.MAX_NAME,
        "%s: a name of %d characters",
        what,
        name.length());
  }

  /** Fails with the formatted message unless {@code condition} holds. */
  static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw failure(message, values);
    }
  }

  /** The failure with this message, for loops that must not format it in vain. */
  static ContractException failure(String message, Object... values) {
    return new ContractException(message.formatted(values));
  }
}
