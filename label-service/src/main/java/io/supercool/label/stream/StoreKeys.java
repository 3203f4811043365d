package io.supercool.label.stream;

import io.supercool.contracts.SnapshotId;

/**
 * Keys of stores, whose order is that of the numbers and times in them. Parts end with {@code '/'},
 * which no name of a snapshot has, so that no key begins another by accident.
 */
public final class StoreKeys {
  private StoreKeys() {}

  /** All that is kept of a trajectory begins with this. */
  public static String trajectory(String trajectory) {
    return trajectory + "/";
  }

  /** One block of a trajectory's frames begins with this. */
  public static String series(SnapshotId frame, int block) {
    return trajectory(frame.trajectory()) + frame.configuration() + "/" + number(block);
  }

  /** All blocks of an ensemble at a lag time begin with this. */
  public static String ensemble(SnapshotId snapshot, double time) {
    return trajectory(snapshot.trajectory())
        + snapshot.configuration()
        + "/"
        + number(snapshot.step())
        + time(time);
  }

  /** A number that is not negative. */
  public static String number(long number) {
    return "%016x/".formatted(number);
  }

  /**
   * A finite time. The bits of a double, as an integer, are ordered as the double where it is not
   * negative, and the other way round where it is.
   */
  public static String time(double time) {
    long bits = Double.doubleToLongBits(time + 0.0); // -0.0 becomes 0.0
    return "%016x/".formatted(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
  }
}
