// What a model's training options say, in words.

/** Time-reversal augmentation as it was asked for: how many replicas of each training file, and the weight decay with them. */
const timeReversal = ({ timeReversedReplicas, timeReversedWeightDecay }) =>
  ({ replicas: timeReversedReplicas, weightDecay: timeReversedWeightDecay });

/**
 * The weight decay and, where time-reversed replicas were asked for, the one that holds if the training files had any: an
 * announcement does not say whether they had.
 */
export function weightDecay(training) {
  const reversed = timeReversal(training);
  return reversed.replicas > 0 && reversed.weightDecay !== training.weightDecay
    ? `${training.weightDecay} (${reversed.weightDecay} time-reversed)`
    : String(training.weightDecay);
}
