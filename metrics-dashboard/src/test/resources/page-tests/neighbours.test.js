import { firstHit, neighboursOf } from '/app/liquid/neighbours.js';
import { edgeVectors } from '/app/liquid/box.js';
import { close, equal, random, test } from './harness.js';

const CUTOFF = 1.8;

/** Particles anywhere in a box, as its record has them: in the straight box around it. */
function scattered(edges, particles, seed) {
  const next = random(seed);
  const vectors = edgeVectors({ edges });
  const places = [0, 1, 2].map(() => new Float32Array(particles));
  for (let i = 0; i < particles; i++) {
    for (const vector of vectors) {
      const share = next();
      vector.forEach((x, axis) => { places[axis][i] += share * x; });
    }
  }
  return { x: places[0], y: places[1], z: places[2], edges, particles };
}

/** Every image within two boxes is looked at. */
function byAllImages(frame, particle) {
  let images = [[0, 0, 0]];
  for (const vector of edgeVectors(frame)) {
    images = images.flatMap((image) => [-2, -1, 0, 1, 2].map((k) => image.map((x, axis) => x + k * vector[axis])));
  }
  const found = [];
  for (let i = 0; i < frame.particles; i++) {
    const apart = [frame.x[i] - frame.x[particle], frame.y[i] - frame.y[particle], frame.z[i] - frame.z[particle]];
    const distance = Math.min(...images.map((image) => Math.hypot(...apart.map((x, axis) => x + image[axis]))));
    if (i !== particle && distance < CUTOFF) found.push([i, distance]);
  }
  return found.sort((a, b) => a[1] - b[1]);
}

const BOXES = {
  straight: [5, 6, 7], flat: [7, 8], tilted: [6, 0, 0, 2, 6, 0, -2.5, 1.5, 6], 'flat tilted': [7, 0, 3, 6],
};
for (const [name, edges] of Object.entries(BOXES)) {
  test(`in a ${name} box neighbours are those that a look at all images finds, nearest first`, () => {
    const frame = scattered(edges, 150, 2);
    for (const particle of [0, 50, 149]) {
      const expected = byAllImages(frame, particle);
      const found = neighboursOf(frame, particle, CUTOFF);
      equal(found.map(({ index }) => index), expected.map(([index]) => index));
      close(found.map(({ distance }) => distance), expected.map(([, distance]) => distance), 1e-6);
      close(found.map(({ vector }) => Math.hypot(...vector)), expected.map(([, distance]) => distance), 1e-6);
    }
  });
}

test('two particles at opposite faces of a tilted box are neighbours, though not in the straight box around it', () => {
  const edges = [10, 0, 0, 5, 10, 0, 0, 0, 10];
  const frame = { x: [5, 5 + 5], y: [0.1, 9.9], z: [5, 5], edges, particles: 2 };
  const [found] = neighboursOf(frame, 0, 2);
  close(found.distance, 0.2);
  close(found.vector, [0, -0.2, 0]);
  equal(neighboursOf({ ...frame, edges: [15, 10, 10] }, 0, 2), []);
});

test('a particle at exactly the cutoff is no neighbour', () => {
  const frame = { x: [0, 2, 1.5], y: [0, 0, 0], z: [0, 0, 0], edges: [10, 10, 10], particles: 3 };
  equal(neighboursOf(frame, 0, 2).map(({ index }) => index), [2]);
});

const ORIGIN = { x: 0, y: 0, z: 10 };
const AHEAD = { x: 0, y: 0, z: -1 };

test('a ray meets the nearest sphere on its way, not the one of the nearest centre', () => {
  equal(firstHit(ORIGIN, AHEAD, [0, 0, 0, 0, 0, -1], [0.5, 2], () => true), 1);
});

test('spheres that are not shown, beside the ray or behind its origin are not met', () => {
  equal(firstHit(ORIGIN, AHEAD, [0, 0, 5, 0, 0, 0], [1, 1], (i) => i !== 0), 1);
  equal(firstHit(ORIGIN, AHEAD, [2, 0, 0], [1], () => true), -1);
  equal(firstHit(ORIGIN, AHEAD, [0, 0, 20], [1], () => true), -1);
});
