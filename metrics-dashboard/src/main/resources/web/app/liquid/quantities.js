// What particles can be coloured by.
import { energyUnit, lengthUnit, propensityAt } from '../frame.js';
import { quantile, sortedValues, standardised } from '../statistics.js';

const propensity = { map: 'sequential', unit: lengthUnit, timed: true, range: propensityRange };
const energy = { map: 'sequential', unit: energyUnit, timed: false, range: centralRange };

/**
 * By name: `values(frame, timeIndex)` gives one number per particle, or null where it is not known; `range` of the
 * colours is over the particles shown; `size`, where it is not the value itself, ranks the particles.
 */
export const QUANTITIES = {
  prediction: { ...propensity, title: 'predicted propensity', values: (frame, time) => frame.predicted[time] },
  propensity: { ...propensity, title: 'true propensity', values: propensityAt },
  ridge: { ...propensity, title: 'propensity by the expert ridge', values: (frame, time) => frame.ridge[time] ?? null },
  difference: {
    title: 'predicted − true propensity', map: 'diverging', unit: lengthUnit, timed: true, range: symmetricRange,
    values: difference, size: (frame, time) => difference(frame, time).map(Math.abs),
  },
  orderParameter: {
    title: 'order parameter', map: 'diverging', unit: () => 'standard deviations of the species', timed: false,
    range: symmetricRange, values: orderParameter,
  },
  inherentEnergy: { ...energy, title: 'inherent-structure energy', values: field('inherentEnergy'), size: prediction },
  potentialEnergy: { ...energy, title: 'potential energy', values: field('potentialEnergy'), size: prediction },
  species: {
    title: 'species', map: 'sequential', unit: () => '', timed: false, values: (frame) => frame.speciesOf, size: prediction,
    range: (frame) => [-0.35, Math.max(1, frame.species.length - 1) + 0.15],
  },
};

/** The number the network gives each particle: its prediction for the longest time, standardised in each species. */
export function orderParameter(frame) {
  frame.orderParameter ??= standardised(frame.predicted.at(-1), frame.speciesOf, frame.species.length);
  return frame.orderParameter;
}

function prediction(frame, time) {
  return frame.predicted[time];
}

function field(name) {
  return (frame) => frame.fields[name] ?? null;
}

function difference(frame, time) {
  const propensity = propensityAt(frame, time);
  return propensity && frame.predicted[time].map((value, i) => value - propensity[i]);
}

/** The central 96 % of predicted and true propensity together, so that the two are seen on one scale. */
function propensityRange(frame, time, chosen) {
  return central([frame.predicted[time], propensityAt(frame, time)].filter(Boolean), chosen);
}

function centralRange(frame, time, chosen, values) {
  return central([values], chosen);
}

function central(arrays, chosen) {
  const sorted = arrays.map((values) => sortedValues(values, chosen));
  const low = Math.min(...sorted.map((values) => quantile(values, 0.02)));
  const high = Math.max(...sorted.map((values) => quantile(values, 0.98)));
  return high > low ? [low, high] : [low, low + 1];
}

function symmetricRange(frame, time, chosen, values) {
  const high = quantile(sortedValues(values.map(Math.abs), chosen), 0.96) || 1;
  return [-high, high];
}
