import { orderParameter, QUANTITIES } from '/app/liquid/quantities.js';
import { close, equal, test } from './harness.js';

const frame = () => ({
  times: [1, 10], propensityTimes: [10], units: 'lj', species: ['A', 'B'], particles: 4, speciesOf: new Float32Array([0, 0, 1, 1]),
  predicted: [new Float32Array([1, 2, 3, 4]), new Float32Array([1, 3, 10, 30])],
  propensity: [new Float32Array([2, 1, 10, 20])], ridge: [], fields: { inherentEnergy: new Float32Array([-7, -6, -5, -4]) },
});
const ALL = [0, 1, 2, 3];

test('the difference is predicted minus true, and null where the true propensity is not known', () => {
  equal(QUANTITIES.difference.values(frame(), 1), [-1, 2, 0, 10]);
  equal(QUANTITIES.difference.values(frame(), 0), null);
  equal(QUANTITIES.difference.size(frame(), 1), [1, 2, 0, 10]);
});

test('what a record lacks is null, so that it is not offered', () => {
  equal(['propensity', 'ridge'].map((name) => QUANTITIES[name].values(frame(), 0)), [null, null]);
  equal(QUANTITIES.potentialEnergy.values(frame(), 0), null);
  equal(QUANTITIES.inherentEnergy.values(frame(), 0), [-7, -6, -5, -4]);
});

test('before a prediction nothing predicted is known, and all else is', () => {
  const snapshot = { ...frame(), predicted: [] };
  const known = Object.keys(QUANTITIES).filter((name) => QUANTITIES[name].values(snapshot, 1) !== null);
  equal(known, ['propensity', 'inherentEnergy', 'species']);
  equal(QUANTITIES.inherentEnergy.size(snapshot, 1), null);
});

test('the order parameter is the prediction at the longest lag time, standardised in each species', () => {
  close([...orderParameter(frame())], [-1, 1, -1, 1], 1e-6);
});

test('predicted and true propensity share one range', () => {
  const [predicted, propensity] = ['prediction', 'propensity'].map((name) => {
    const { range, values } = QUANTITIES[name];
    return range(frame(), 1, ALL, values(frame(), 1));
  });
  equal(predicted, propensity);
  equal(predicted, [1, 30]);
});

test('a range is never empty, and that of a difference has zero in its middle', () => {
  const same = { ...frame(), fields: { inherentEnergy: new Float32Array(4).fill(-7) } };
  equal(QUANTITIES.inherentEnergy.range(same, 0, ALL, same.fields.inherentEnergy), [-7, -6]);
  equal(QUANTITIES.difference.range(frame(), 1, ALL, [0, 0, 0, 0]), [-1, 1]);
  equal(QUANTITIES.difference.range(frame(), 1, ALL, [-4, 1, 2, 3]), [-4, 4]);
});

test('each quantity has a title, a known map and a unit, and says which particles have the highest rank', () => {
  for (const [name, { title, first, map, unit }] of Object.entries(QUANTITIES)) {
    if (!title || !first || !['sequential', 'diverging'].includes(map) || typeof unit(frame()) !== 'string') throw new Error(name);
  }
});
