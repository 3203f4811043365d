package io.supercool.console;

/** Durations as people say them. */
public final class Durations {
  private Durations() {}

  /** "42 s", "4 min 10 s", "1 h 5 min". */
  public static String text(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
