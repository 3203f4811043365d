package io.supercool.model.training;

import io.supercool.model.network.EquivariantNetwork;

/** What carries over from pre-training to the training after it. */
final class FineTuning {
  private FineTuning() {}

  /**
   * Between the two. Lag times that no pre-training configuration had begin with the readout of the
   * nearest one (in its logarithm) that some had: the structure that matters changes little with
   * time and temperature. Weight decay keeps to what was learned from now on.
   */
  static void begin(TrainingSet set, EquivariantNetwork network, AdamW optimizer) {
    double[] times = set.standardisation().times();
    boolean[] learned = new boolean[times.length];
    for (TrainingExample example : set.pretrained()) {
      float[] weights = example.weights();
      for (int time = 0; time < times.length; time++) {
        learned[time] |= weights[time] > 0;
      }
    }
    for (int time = 0; time < times.length; time++) {
      if (!learned[time]) {
        network.copyReadout(nearest(times, learned, time), time);
      }
    }
    optimizer.anchor();
  }

  private static int nearest(double[] times, boolean[] learned, int time) {
    int nearest = -1;
    for (int other = 0; other < times.length; other++) {
      if (learned[other]
          && (nearest < 0
              || decades(times[other], times[time]) < decades(times[nearest], times[time]))) {
        nearest = other;
      }
    }
    return nearest;
  }

  private static double decades(double left, double right) {
    return Math.abs(Math.log10(left / right));
  }
}
