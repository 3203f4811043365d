// The epochs of a training, which may not have begun.

/** By ascending number; none without a training. */
export const epochsOf = (training) => [...(training?.epochs.values() ?? [])];

/** How far the epoch after the newest is; null where that is not told, or the training has ended. */
export function presentEpoch(training) {
  const advanced = training?.completed ? null : training?.advanced;
  return advanced && advanced.epoch > (newestEpoch(training)?.epoch ?? 0) ? advanced : null;
}

/** Undefined before the first has ended. */
export const newestEpoch = (training) => epochsOf(training).at(-1);
