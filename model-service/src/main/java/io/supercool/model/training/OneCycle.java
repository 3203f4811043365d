package io.supercool.model.training;

/**
 * The one-cycle learning rate (Smith and Topin 2018): up from peak/25 to the peak over the first 30
 * % of the steps and down to nearly 0 over the rest, both along half a cosine.
 *
 * @param peak highest rate
 * @param steps steps of the whole training
 */
record OneCycle(double peak, long steps) {
  private static final double RISING_SHARE = 0.3;
  private static final double START = 1.0 / 25;
  private static final double END = 1e-4 / 25;

  /** The rate of a step, counted from 0. */
  double at(long step) {
    double rising = RISING_SHARE * steps;
    return step < rising
        ? peak * between(START, 1, step / rising)
        : peak * between(1, END, (step - rising) / Math.max(1, steps - rising));
  }

  private static double between(double from, double to, double share) {
    return from + (to - from) * (1 - Math.cos(Math.PI * Math.min(1, share))) / 2;
  }
}
