package io.supercool.model.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A stretch of a training, with a learning rate cycle and a weight decay of its own. Every epoch
 * visits every configuration, and one in {@link #TIME_REVERSED_EVERY} of the time-reversed ones, in
 * turn.
 *
 * @param configurations whose propensity is a mean over replicas
 * @param timeReversed whose propensity is one replica
 * @param firstEpoch counted from 0
 * @param epochs how many
 * @param firstStep counted from 0
 */
record Phase(
    List<TrainingExample> configurations,
    List<TrainingExample> timeReversed,
    int firstEpoch,
    int epochs,
    long firstStep,
    OneCycle schedule,
    double weightDecay) {
  /**
   * With {@link #TIME_REVERSED_WEIGHT} a time-reversed one counts a sixteenth of one whose
   * propensity is the mean over 32 replicas: the noise of one has five times the variance of the
   * propensity.
   */
  static final int TIME_REVERSED_EVERY = 8;

  static final float TIME_REVERSED_WEIGHT = 0.5f;

  static Phase of(
      List<TrainingExample> configurations,
      List<TrainingExample> timeReversed,
      int firstEpoch,
      int epochs,
      double learningRate,
      double weightDecay,
      long firstStep) {
    long steps = 0;
    for (int epoch = firstEpoch; epoch < firstEpoch + epochs; epoch++) {
      steps += configurations.size() + turn(timeReversed, epoch).size();
    }
    return new Phase(
        configurations,
        timeReversed,
        firstEpoch,
        epochs,
        firstStep,
        new OneCycle(learningRate, steps),
        weightDecay);
  }

  private static List<TrainingExample> turn(List<TrainingExample> timeReversed, int epoch) {
    List<TrainingExample> turn = new ArrayList<>();
    for (int k = epoch % TIME_REVERSED_EVERY; k < timeReversed.size(); k += TIME_REVERSED_EVERY) {
      turn.add(timeReversed.get(k));
    }
    return turn;
  }

  /** What an epoch visits, in an order of it and {@code seed}. */
  List<TrainingExample> visits(int epoch, long seed) {
    List<TrainingExample> visits = new ArrayList<>(configurations);
    visits.addAll(turn(timeReversed, epoch));
    Collections.shuffle(visits, new Random(seed * 1_000_003 + epoch));
    return visits;
  }

  /** The epoch after its last. */
  int endEpoch() {
    return firstEpoch + epochs;
  }

  /** The step after its last. */
  long endStep() {
    return firstStep + schedule.steps();
  }

  /** At a step of the whole training. */
  double learningRate(long step) {
    return schedule.at(step - firstStep);
  }
}
