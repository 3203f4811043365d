package io.supercool.dashboard.state.scores;

/**
 * How predictions did that were made before anything was learned from their frames: the mean
 * Pearson correlation over some consecutive frames.
 *
 * @param step of the first of the frames
 * @param labels frames the means are over
 * @param network of the network's predictions
 * @param baseline of the coarse energy; NaN where it is not known
 */
public record PrequentialPoint(long step, int labels, double network, double baseline) {

  /** This point and the one after it as one. */
  PrequentialPoint with(PrequentialPoint next) {
    int together = labels + next.labels;
    return new PrequentialPoint(
        step, together, mean(network, next.network, next), mean(baseline, next.baseline, next));
  }

  private double mean(double own, double nexts, PrequentialPoint next) {
    if (Double.isNaN(own) || Double.isNaN(nexts)) {
      return Double.isNaN(own) ? nexts : own;
    }
    return own + (nexts - own) * next.labels / (labels + next.labels);
  }
}
