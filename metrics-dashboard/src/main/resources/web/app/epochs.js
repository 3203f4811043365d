// The epochs of a training, which may not have begun.

/** By ascending number; none without a training. */
export const epochsOf = (training) => [...(training?.epochs.values() ?? [])];

/** Undefined before the first has ended. */
export const newestEpoch = (training) => epochsOf(training).at(-1);
