package io.supercool.model.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A stretch of a training, with a learning rate cycle and a weight decay of its own. Every epoch
 * visits every configuration, and one in {@link #REVERSED_EVERY} of the reversed ones, in turn.
 *
 * @param configurations well labelled
 * @param reversed labelled by one run each
 * @param firstEpoch counted from 0
 * @param epochs how many
 * @param firstStep counted from 0
 */
record Phase(
    List<Labelled> configurations,
    List<Labelled> reversed,
    int firstEpoch,
    int epochs,
    long firstStep,
    OneCycle schedule,
    double weightDecay) {
  /**
   * With {@link #REVERSED_WEIGHT} a reversed configuration counts a sixteenth of one whose label is
   * the mean over 32 runs: the noise of one run has five times the variance of the propensity.
   */
  static final int REVERSED_EVERY = 8;

  static final float REVERSED_WEIGHT = 0.5f;

  static Phase of(
      List<Labelled> configurations,
      List<Labelled> reversed,
      int firstEpoch,
      int epochs,
      double learningRate,
      double weightDecay,
      long firstStep) {
    long steps = 0;
    for (int epoch = firstEpoch; epoch < firstEpoch + epochs; epoch++) {
      steps += configurations.size() + turn(reversed, epoch).size();
    }
    return new Phase(
        configurations,
        reversed,
        firstEpoch,
        epochs,
        firstStep,
        new OneCycle(learningRate, steps),
        weightDecay);
  }

  private static List<Labelled> turn(List<Labelled> reversed, int epoch) {
    List<Labelled> turn = new ArrayList<>();
    for (int k = epoch % REVERSED_EVERY; k < reversed.size(); k += REVERSED_EVERY) {
      turn.add(reversed.get(k));
    }
    return turn;
  }

  /** What an epoch visits, in an order of it and {@code seed}. */
  List<Labelled> visits(int epoch, long seed) {
    List<Labelled> visits = new ArrayList<>(configurations);
    visits.addAll(turn(reversed, epoch));
    Collections.shuffle(visits, new Random(seed * 1_000_003 + epoch));
    return visits;
  }

  /** The epoch after its last. */
  int lastEpoch() {
    return firstEpoch + epochs;
  }

  /** The step after its last. */
  long end() {
    return firstStep + schedule.steps();
  }

  /** At a step of the whole training. */
  double learningRate(long step) {
    return schedule.at(step - firstStep);
  }
}
