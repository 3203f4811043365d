package io.supercool.model.training;

import java.util.List;

/**
 * A stretch of a training over one set of configurations, with a learning rate cycle of its own.
 *
 * @param configurations one step each per epoch
 * @param firstEpoch counted from 0
 * @param epochs how many
 * @param firstStep counted from 0
 */
record Phase(
    List<TrainingSet.Labelled> configurations,
    int firstEpoch,
    int epochs,
    long firstStep,
    OneCycle schedule) {

  static Phase of(
      List<TrainingSet.Labelled> configurations,
      int firstEpoch,
      int epochs,
      double learningRate,
      long firstStep) {
    long steps = (long) epochs * configurations.size();
    return new Phase(
        configurations, firstEpoch, epochs, firstStep, new OneCycle(learningRate, steps));
  }

  /** The epoch after its last. */
  int lastEpoch() {
    return firstEpoch + epochs;
  }

  /** The step after its last. */
  long end() {
    return firstStep + (long) epochs * configurations.size();
  }

  /** At a step of the whole training. */
  double learningRate(long step) {
    return schedule.at(step - firstStep);
  }
}
