import { boxLines, edgeLengths, edgeVectors, isTilted, lowestCorner, minimumImage } from '/app/liquid/box.js';
import { close, equal, random, test } from './harness.js';

const STRAIGHT = { edges: [4, 5, 6] };
const TILTED = { edges: [6, 0, 0, 2, 6, 0, -2.5, 1.5, 6] };
const TILTED_PLANE = { edges: [6, 0, 2.5, 5] };
/** Half the smallest distance between faces of TILTED, at least. */
const HALF_WIDTH = 2.5;

test('edges of two and three lengths are vectors along the axes', () => {
  equal(edgeVectors({ edges: [4, 5] }), [[4, 0, 0], [0, 5, 0]]);
  equal(edgeVectors(STRAIGHT), [[4, 0, 0], [0, 5, 0], [0, 0, 6]]);
});

test('edges of four and nine numbers are vectors one after the other', () => {
  equal(edgeVectors(TILTED_PLANE), [[6, 0, 0], [2.5, 5, 0]]);
  equal(edgeVectors(TILTED), [[6, 0, 0], [2, 6, 0], [-2.5, 1.5, 6]]);
});

test('a tilted box is told from a straight one, and its edges have their lengths', () => {
  equal([STRAIGHT, TILTED, TILTED_PLANE, { edges: [1, 1] }].map(isTilted), [false, true, true, false]);
  close(edgeLengths(TILTED_PLANE), [6, Math.hypot(2.5, 5)]);
});

test('the lowest corner is the origin of a straight box, and as low as the edges go back of a tilted one', () => {
  equal([lowestCorner(STRAIGHT), lowestCorner(TILTED)], [[0, 0, 0], [-2.5, 0, 0]]);
});

test('in a straight box the minimum image is within half an edge along each axis', () => {
  const difference = [3.9, -2.6, 17];
  minimumImage(STRAIGHT)(difference);
  close(difference, [-0.1, 2.4, -1]);
});

test('in two dimensions the minimum image leaves z alone', () => {
  const difference = [3.9, 2.6, 0];
  minimumImage({ edges: [4, 5] })(difference);
  close(difference, [-0.1, -2.4, 0]);
});

for (const [name, box] of Object.entries({ straight: STRAIGHT, tilted: TILTED, 'tilted flat': TILTED_PLANE })) {
  test(`in a ${name} box the minimum image is the shortest of all wherever that is nearer than half the smallest width`, () => {
    const next = random(1);
    const vectors = edgeVectors(box);
    const reach = Math.min(HALF_WIDTH, 2);
    let compared = 0;
    for (let trial = 0; trial < 500; trial++) {
      const difference = vectors.reduce((sum, vector) => {
        const share = 6 * next() - 3;
        return sum.map((x, axis) => x + share * vector[axis]);
      }, [0, 0, 0]);
      const shortest = shortestImage(difference, vectors);
      minimumImage(box)(difference);
      if (Math.hypot(...shortest) < reach) {
        compared++;
        close(difference, shortest, 1e-9);
      }
    }
    if (compared < 20) throw new Error(`only ${compared} were compared`);
  });
}

/** Of all images up to five boxes away. */
function shortestImage(difference, vectors) {
  let images = [difference];
  for (const vector of vectors) {
    images = images.flatMap((image) => Array.from({ length: 11 }, (_, k) => image.map((x, axis) => x + (k - 5) * vector[axis])));
  }
  return images.reduce((a, b) => (Math.hypot(...b) < Math.hypot(...a) ? b : a));
}

test('a box has twelve lines and a flat one four, each along an edge', () => {
  for (const [box, lines] of [[STRAIGHT, 12], [TILTED, 12], [TILTED_PLANE, 4]]) {
    const ends = [...boxLines(box)];
    equal(ends.length, 6 * lines);
    const lengths = edgeLengths(box);
    for (let line = 0; line < lines; line++) {
      const [from, to] = [ends.slice(6 * line, 6 * line + 3), ends.slice(6 * line + 3, 6 * line + 6)];
      const along = edgeVectors(box)[Math.floor((line * lengths.length) / lines)];
      close(to.map((x, axis) => x - from[axis]), along, 1e-5);
    }
  }
});

test('the lines of a box have their middle at the origin and reach as far as the straight box around it', () => {
  const ends = [...boxLines(TILTED)];
  for (const [axis, length] of [6 + 2 + 2.5, 6 + 1.5, 6].entries()) {
    const along = ends.filter((_, k) => k % 3 === axis);
    close(along.reduce((a, b) => a + b, 0), 0, 1e-4);
    close([Math.min(...along), Math.max(...along)], [-length / 2, length / 2], 1e-5);
  }
});
