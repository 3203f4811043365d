package io.supercool.evaluation;

/** Lag times, which are the same but for rounding. */
public final class LagTimes {
  private static final double TOLERANCE = 1e-9;

  private LagTimes() {}

  /** The index of {@code time} among {@code times}; -1 if it is not one of them. */
  public static int indexOf(double[] times, double time) {
    for (int index = 0; index < times.length; index++) {
      if (areSame(times[index], time)) {
        return index;
      }
    }
    return -1;
  }

  /** Whether two lag times differ by no more than rounding. */
  public static boolean areSame(double first, double second) {
    return Math.abs(first - second) <= TOLERANCE * Math.abs(second);
  }
}
