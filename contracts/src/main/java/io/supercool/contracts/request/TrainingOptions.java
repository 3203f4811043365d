package io.supercool.contracts.request;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training configurations
 * @param pretrainingEpochs passes over the pre-training configurations before, where there are any
 * @param seed of initial weights and the order of configurations
 * @param learningRate peak of the one-cycle schedule
 * @param fineTuningRate the same for the training configurations after pre-training
 * @param weightDecay decoupled (AdamW): towards 0, after pre-training towards the pre-trained
 *     weights
 * @param gradientNorm the gradient's global norm is capped at this
 * @param holdOut share of the training configurations kept out of the fit to choose the best
 *     checkpoint by, rounded down to whole configurations
 */
public record TrainingOptions(
    int epochs,
    int pretrainingEpochs,
    long seed,
    double learningRate,
    double fineTuningRate,
    double weightDecay,
    double gradientNorm,
    double holdOut) {

  /** What docs/network.md recommends. */
  public static final TrainingOptions DEFAULT = new TrainingOptions(40, 10, 1, 1e-2, 1e-3, 3, 1, 0);

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
        holdOut);
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
        holdOut);
  }
}
