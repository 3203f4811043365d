// The periodic box of a frame, straight or tilted; PeriodicBox.java is the same for the network's graphs.

/** The vectors along its two or three edges, three coordinates each. */
export function edgeVectors({ edges }) {
  const dimensions = { 4: 2, 9: 3 }[edges.length] ?? edges.length;
  const coordinate = edges.length > dimensions
    ? (edge, axis) => edges[edge * dimensions + axis]
    : (edge, axis) => (edge === axis ? edges[edge] : 0);
  return Array.from({ length: dimensions }, (_, edge) => [0, 1, 2].map((axis) => (axis < dimensions ? coordinate(edge, axis) : 0)));
}

/** Whether it is given by edge vectors, not by edge lengths. */
export const isTilted = ({ edges }) => edges.length > 3;

export const edgeLengths = (frame) => edgeVectors(frame).map((vector) => Math.hypot(...vector));

/** The lowest corner of the straight box around it, from where a frame's places count, where the record's count from the box's. */
export const lowestCorner = (frame) => edgeVectors(frame).reduce(
  (low, vector) => low.map((x, axis) => x + Math.min(0, vector[axis])), [0, 0, 0]);

/**
 * A function that moves a difference [x, y, z] in place to its periodic image within half of each edge: the shortest one in
 * a straight box, and in a tilted one wherever the shortest is shorter than half the smallest width, as any cutoff is.
 */
export function minimumImage(frame) {
  const vectors = edgeVectors(frame);
  const rows = reciprocal(vectors);
  return (difference) => {
    const whole = rows.map((row) => Math.round(dot(row, difference)));
    vectors.forEach((vector, edge) => {
      for (let axis = 0; axis < 3; axis++) difference[axis] -= whole[edge] * vector[axis];
    });
  };
}

/** The lines of a box with its centre at the origin: [x, y, z] of the two ends of each. */
export function boxLines(frame) {
  const vectors = edgeVectors(frame);
  const ends = [];
  vectors.forEach((along, edge) => {
    let corners = [along.map((x) => -x / 2)];
    for (const other of vectors.filter((_, k) => k !== edge)) {
      corners = corners.flatMap((corner) => [-0.5, 0.5].map((half) => corner.map((x, axis) => x + half * other[axis])));
    }
    for (const corner of corners) ends.push(...corner, ...corner.map((x, axis) => x + along[axis]));
  });
  return new Float32Array(ends);
}

/** Rows that give how far along each edge a point is: f_k = b_k . x where x = sum_k f_k a_k. */
function reciprocal(vectors) {
  const [a, b, c] = [...vectors, [0, 0, 1]];
  const volume = dot(a, cross(b, c));
  return [cross(b, c), cross(c, a), cross(a, b)].slice(0, vectors.length).map((row) => row.map((x) => x / volume));
}

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
