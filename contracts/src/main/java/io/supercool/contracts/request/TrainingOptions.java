package io.supercool.contracts.request;

/**
 * How a network is trained.
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
 * @param reversals how many of each training file's replicas are learned from run backwards too,
 *     where the file holds them
 * @param reversedWeightDecay the same where such are learned from: with more to learn from, a
 *     network need not be held as tightly; not in pre-training
 */
public record TrainingOptions(
    int epochs,
    int pretrainingEpochs,
    long seed,
    double learningRate,
    double fineTuningRate,
    double weightDecay,
    double gradientNorm,
    double holdOut,
    int reversals,
    double reversedWeightDecay) {

  /** What docs/network.md recommends. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(40, 10, 1, 1e-2, 1e-3, 3, 1, 0, 32, 0.3);

  /** The same with another number of epochs. */
  public TrainingOptions withEpochs(int newEpochs) {
    return new TrainingOptions(
        newEpochs,
        pretrainingEpochs,
        seed,
        learningRate,
        fineTuningRate,
        weightDecay,
        gradientNorm,
        holdOut,
        reversals,
        reversedWeightDecay);
  }

  /** The same with another seed. */
  public TrainingOptions withSeed(long newSeed) {
    return new TrainingOptions(
        epochs,
        pretrainingEpochs,
        newSeed,
        learningRate,
        fineTuningRate,
        weightDecay,
        gradientNorm,
        holdOut,
        reversals,
        reversedWeightDecay);
  }
}
