package io.supercool.model.training;

/** The training loss outside training. */
final class Losses {
  private Losses() {}

  /**
   * Mean squared error over nodes and labelled times, as in training.
   *
   * @param predictions {@code [node * times + time]}
   * @param targets same layout
   * @param weights per time, 1 where labelled
   */
  static double meanSquaredError(float[] predictions, float[] targets, float[] weights) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < predictions.length; i++) {
      double error = predictions[i] - targets[i];
      sum += weights[i % weights.length] * error * error;
      count += weights[i % weights.length];
    }
    return sum / count;
  }
}
