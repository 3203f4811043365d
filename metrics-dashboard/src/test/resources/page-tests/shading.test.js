import { chosenParticles, radiusOf, shade } from '/app/liquid/shading.js';
import { close, equal, test } from './harness.js';

const FRAME = { particles: 5, speciesOf: [0, 1, 0, 0, 1] };

test('particles are chosen by species, or all', () => {
  equal([0, 1, -1, 7].map((species) => chosenParticles(FRAME, species)), [[0, 2, 3], [1, 4], [0, 1, 2, 3, 4], []]);
});

test('values are placed on the map from low to high, and beyond its ends at them', () => {
  const values = [-1, 0, 5, 10, 99];
  const { coordinates } = shade(FRAME, values, values, [0, 1, 2, 3, 4], [0, 10], 1);
  close([...coordinates], [0, 0, 0.5, 1, 1]);
});

test('of the chosen, the share with the highest rank are spheres, all others small and without a colour', () => {
  const { coordinates, radii } = shade(FRAME, [1, 1, 1, 1, 1], [9, 99, 5, 7, 99], [0, 2, 3], [0, 1], 0.4);
  equal([...coordinates], [1, -1, -1, 1, -1]);
  close([...radii], [radiusOf(0), 0.05, 0.05, radiusOf(0), 0.05], 1e-6);
});

test('every chosen particle is a sphere where the share is all, even one without a rank', () => {
  const { coordinates } = shade(FRAME, [1, 1, 1, 1, 1], [NaN, 1, NaN, 1, 1], [0, 1, 2], [0, 1], 1);
  equal([...coordinates].map((c) => c >= 0), [true, true, true, false, false]);
});
