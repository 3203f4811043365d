import { particleFacts } from '/app/liquid/particle.js';
import { close, equal, test } from './harness.js';

/** Three particles in a tilted box whose straight box around begins at x = -2. */
const FRAME = {
  particles: 3, species: ['A', 'B'], speciesOf: [0, 1, 0], box: [10, 8, 8], edges: [8, 0, 0, -2, 8, 0, 0, 0, 8],
  x: [2, 3, 6], y: [0, 0, 0], z: [1, 1, 1], times: [1, 10], propensityTimes: [10], ridge: [],
  predicted: [new Float32Array([1, 2, 3]), new Float32Array([4, 5, 6])], propensity: [new Float32Array([7, 8, 9])], fields: {},
};

test('a particle has the values of its record, and null for what the record lacks', () => {
  const { species, byTime, inherentEnergy, potentialEnergy } = particleFacts(FRAME, 1, 2);
  equal(species, 'B');
  equal(byTime, [
    { time: 1, predicted: 2, propensity: null, ridge: null }, { time: 10, predicted: 5, propensity: 8, ridge: null },
  ]);
  equal([inherentEnergy, potentialEnergy], [null, null]);
});

test('a position counts from the corner of the box, not of the straight box around it', () => {
  close(particleFacts(FRAME, 0, 2).position, [0, 0, 1]);
  close(particleFacts({ ...FRAME, box: [10, 8], edges: [8, 0, -2, 8] }, 2, 2).position, [4, 0]);
});

test('neighbours are those within the cutoff of the model, and none where it is not known', () => {
  equal([0.5, 2, 5].map((cutoff) => particleFacts(FRAME, 0, cutoff).neighbours.map(({ index }) => index)), [[], [1], [1, 2]]);
  equal(particleFacts(FRAME, 0, null).neighbours, []);
});
