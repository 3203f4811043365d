// What particles can be coloured by.
import { energyUnit, lengthUnit, propensityAt } from '../frame.js';
import { centralRange, quantile, sortedValues, standardised } from '../statistics.js';

/** Of the particles at either end of the colours this share may lie beyond them. */
const BEYOND = 0.02;

const propensity = { map: 'sequential', unit: lengthUnit, timed: true, range: propensityRange };
const energy = { map: 'sequential', unit: energyUnit, timed: false, range: ownRange };
/** For quantities that do not say who moves. */
const byPrediction = { size: prediction, first: 'predicted to move most' };

/**
 * By name: `values(frame, timeIndex)` gives one number per particle, or null where it is not known; `range` of the
 * colours is over the particles shown; `size`, where it is not the value itself, ranks the particles; `first` says in words
 * which particles have the highest rank.
 */
export const QUANTITIES = {
  prediction: { ...propensity, title: 'predicted propensity', values: prediction, first: 'predicted to move most' },
  propensity: { ...propensity, title: 'true propensity', values: propensityAt, first: 'that move most' },
  ridge: {
    ...propensity, title: 'propensity by the expert ridge', values: (frame, time) => frame.ridge[time] ?? null,
    first: 'predicted by the ridge to move most',
  },
  difference: {
    title: 'predicted − true propensity', map: 'diverging', unit: lengthUnit, timed: true, range: symmetricRange,
    values: difference, size: (frame, time) => difference(frame, time)?.map(Math.abs) ?? null, first: 'with the largest differences',
  },
  orderParameter: {
    title: 'order parameter', map: 'diverging', unit: () => 'standard deviations of the species', timed: false,
    range: symmetricRange, values: orderParameter, first: 'with the highest order parameter',
  },
  inherentEnergy: { ...energy, ...byPrediction, title: 'inherent-structure energy', values: field('inherentEnergy') },
  potentialEnergy: { ...energy, ...byPrediction, title: 'potential energy', values: field('potentialEnergy') },
  species: {
    ...byPrediction, title: 'species', map: 'sequential', unit: () => '', timed: false, values: (frame) => frame.speciesOf,
    range: (frame) => [-0.35, Math.max(1, frame.species.length - 1) + 0.15],
  },
};

/**
 * The number the network gives each particle: its prediction for the longest time, standardised in each species; null
 * before there is one.
 */
export function orderParameter(frame) {
  if (!frame.predicted.length) return null;
  frame.orderParameter ??= standardised(frame.predicted.at(-1), frame.speciesOf, frame.species.length);
  return frame.orderParameter;
}

function prediction(frame, time) {
  return frame.predicted[time] ?? null;
}

function field(name) {
  return (frame) => frame.fields[name] ?? null;
}

function difference(frame, time) {
  const propensity = propensityAt(frame, time);
  const predicted = prediction(frame, time);
  return propensity && predicted && predicted.map((value, i) => value - propensity[i]);
}

/** Of predicted and true propensity together, so that the two are seen on one scale. */
function propensityRange(frame, time, chosen) {
  return centralRange([frame.predicted[time], propensityAt(frame, time)].filter(Boolean), chosen, BEYOND);
}

function ownRange(frame, time, chosen, values) {
  return centralRange([values], chosen, BEYOND);
}

function symmetricRange(frame, time, chosen, values) {
  const high = quantile(sortedValues(values.map(Math.abs), chosen), 1 - 2 * BEYOND) || 1;
  return [-high, high];
}
