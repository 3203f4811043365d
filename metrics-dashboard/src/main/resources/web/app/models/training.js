// What a model's training options say, in words.

/**
 * The weight decay and, where time-reversed replicas were asked for, the one that holds if the training files had any: an
 * announcement does not say whether they had.
 */
export const weightDecay = ({ weightDecay: own, timeReversedReplicas, timeReversedWeightDecay: reversed }) =>
  (timeReversedReplicas > 0 && reversed !== own ? `${own} (${reversed} time-reversed)` : String(own));
