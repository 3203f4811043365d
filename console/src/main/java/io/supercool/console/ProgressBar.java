package io.supercool.console;

import java.util.Locale;

/** A share of work as a bar, with an estimate of the time it still takes. */
public final class ProgressBar {
  private static final int WIDTH = 20;

  private ProgressBar() {}

  /** {@code [#####...............] 25 %}; {@code done} of {@code total}. */
  public static String text(double done, double total) {
    double share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
    int filled = (int) (share * WIDTH);
    return "[%s%s] %3d %%"
        .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), (int) (share * 100));
  }

  /** The bar with what is left, from the pace so far: {@code about 12 s left}. */
  public static String withEstimate(double done, double total, double elapsedSeconds) {
    String bar = text(done, total);
    if (done <= 0 || done >= total) {
      return String.format(Locale.ROOT, "%s  %s so far", bar, Durations.text(elapsedSeconds));
    }
    return "%s  about %s left"
        .formatted(bar, Durations.text(elapsedSeconds / done * (total - done)));
  }
}
