// Numbers as people read them.
const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

export const count = (n) => integer.format(n);
/** `1 epoch`, `2 epochs`. */
export const counted = (n, noun) => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
export const figure = (x) => significant.format(x);
export const correlation = (x) => (Number.isFinite(x) ? x.toFixed(2) : '–');
export const lagTime = (t) => figure(t);

export function rate(perSecond) {
  return perSecond >= 100 ? count(perSecond) : perSecond.toFixed(1);
}

export function duration(seconds) {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 1) return `${Math.round(seconds * 1000)}\u00a0ms`;
  if (seconds < 90) return `${figure(seconds)}\u00a0s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)}\u00a0min`;
  return `${(seconds / 3600).toFixed(1)}\u00a0h`;
}

export function bytes(n) {
  const [value, unit] = n < 1e3 ? [n, 'B'] : n < 1e6 ? [n / 1e3, 'kB'] : n < 1e9 ? [n / 1e6, 'MB'] : [n / 1e9, 'GB'];
  return `${figure(value)}\u00a0${unit}`;
}

/** `supercool.snapshots.v1` is `snapshots` to its friends. */
export const topicName = (name) => name.replace(/^supercool\./, '').replace(/\.v\d+$/, '');

/** What predicts, and what limits it, in the glossary's words. */
const PREDICTORS = {
  network: 'network',
  inherentEnergy: 'own energy',
  coarseGrainedEnergy: 'coarse energy',
  expertRidge: 'expert ridge',
  noiseCeiling: 'noise ceiling',
};
export const predictorName = (name) => PREDICTORS[name] ?? name;
