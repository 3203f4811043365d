package io.supercool.contracts.request;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How a network is trained. Names of earlier versions are read too.
 *
 * @param epochs passes over the training configurations
 * @param pretrainingEpochs passes over the pre-training configurations before, where there are any
 * @param seed of initial weights and the order of configurations
 * @param learningRate peak of the one-cycle schedule
 * @param fineTuningRate the same for what follows pre-training
 * @param weightDecay decoupled (AdamW): towards 0, after pre-training towards the pre-trained
 *     weights
 * @param gradientNorm the gradient's global norm is capped at this
 * @param holdOut share of the training configurations kept out of the fit to choose the best
 *     checkpoint by, rounded down to whole configurations
 * @param timeReversedReplicas how many of each training file's isoconfigurational replicas are
 *     learned from run backwards too (time-reversal augmentation), where the file holds them
 * @param timeReversedWeightDecay the weight decay where such are learned from: with more to learn
 *     from, a network need not be held as tightly; not in pre-training
 */
@RecordBuilder
public record TrainingOptions(
    int epochs,
    int pretrainingEpochs,
    long seed,
    double learningRate,
    double fineTuningRate,
    double weightDecay,
    double gradientNorm,
    double holdOut,
    @JsonAlias("reversals") int timeReversedReplicas,
    @JsonAlias("reversedWeightDecay") double timeReversedWeightDecay)
    implements TrainingOptionsBuilder.With {

  /** What docs/explanation/network.md recommends. */
  public static final TrainingOptions DEFAULT =
      TrainingOptionsBuilder.builder()
          .epochs(40)
          .pretrainingEpochs(10)
          .seed(1)
          .learningRate(1e-2)
          .fineTuningRate(1e-3)
          .weightDecay(3)
          .gradientNorm(1)
          .holdOut(0)
          .timeReversedReplicas(32)
          .timeReversedWeightDecay(0.3)
          .build();

  /**
   * Refuses what cannot work, before hours are spent on it.
   *
   * @throws IllegalArgumentException that names the option
   */
  public TrainingOptions {
    Rule.require(epochs >= 1, "training.epochs must be positive", epochs);
    Rule.require(
        pretrainingEpochs >= 0,
        "training.pretrainingEpochs must not be negative",
        pretrainingEpochs);
    Rule.require(learningRate > 0, "training.learningRate must be positive", learningRate);
    Rule.require(fineTuningRate > 0, "training.fineTuningRate must be positive", fineTuningRate);
    Rule.require(weightDecay >= 0, "training.weightDecay must not be negative", weightDecay);
    Rule.require(gradientNorm > 0, "training.gradientNorm must be positive", gradientNorm);
    Rule.require(
        holdOut >= 0 && holdOut < 1, "training.holdOut must be at least 0 and below 1", holdOut);
    Rule.require(
        timeReversedReplicas >= 0,
        "training.timeReversedReplicas must not be negative",
        timeReversedReplicas);
    Rule.require(
        timeReversedWeightDecay >= 0,
        "training.timeReversedWeightDecay must not be negative",
        timeReversedWeightDecay);
  }
}
