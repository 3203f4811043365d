// Axes that several charts have.

/** Epochs, from the first to the last that is planned. */
export const epochAxis = (epochs) =>
  ({ type: 'value', name: 'epoch', min: 1, max: Math.max(2, epochs.at(-1)?.epochs ?? 2), minInterval: 1 });

/** Pearson correlations, from 0, or the quarter below the lowest, to 1. */
export const pearsonAxis = () =>
  ({ type: 'value', name: 'Pearson', interval: 0.25, max: 1, min: ({ min }) => Math.min(0, Math.floor(min * 4) / 4) });
