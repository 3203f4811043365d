package io.supercool.reader;

/** How large a number of a liquid may be. */
public final class Magnitude {
  /** No length, time or energy of a liquid is larger in any units; its square is still finite. */
  public static final double MAX = 1e30;

  private Magnitude() {}

  /** Whether a value can be a length, time or energy: not NaN and not beyond all sizes. */
  public static boolean isPlausible(double value) {
    return Math.abs(value) <= MAX;
  }
}
