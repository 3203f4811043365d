// Who is near whom, by minimum image.

/** Particles of a frame nearer than `cutoff` to one of them, nearest first: index, distance, vector to it. */
export function neighboursOf(frame, particle, cutoff) {
  const places = [frame.x, frame.y, frame.z];
  const lengths = [0, 1, 2].map((axis) => frame.box[axis] ?? 0);
  const found = [];
  const vector = [0, 0, 0];
  for (let i = 0; i < frame.particles; i++) {
    let squared = 0;
    for (let axis = 0; axis < 3; axis++) {
      const length = lengths[axis];
      const apart = places[axis][i] - places[axis][particle];
      vector[axis] = length > 0 ? apart - length * Math.round(apart / length) : 0;
      squared += vector[axis] ** 2;
    }
    if (i !== particle && squared < cutoff * cutoff) {
      found.push({ index: i, distance: Math.sqrt(squared), vector: [...vector] });
    }
  }
  return found.sort((a, b) => a.distance - b.distance);
}

/**
 * The sphere that a ray from `origin` along the unit vector `direction` meets first, or -1. `positions` are [x, y, z]
 * each; spheres that `isShown` denies are passed through.
 */
export function firstHit(origin, direction, positions, radii, isShown) {
  let [nearest, first] = [Infinity, -1];
  for (let i = 0; i < radii.length; i++) {
    const [x, y, z] = [positions[3 * i] - origin.x, positions[3 * i + 1] - origin.y, positions[3 * i + 2] - origin.z];
    const along = x * direction.x + y * direction.y + z * direction.z;
    const reach = radii[i] ** 2 - (x * x + y * y + z * z - along * along);
    if (reach >= 0 && isShown(i)) {
      const distance = along - Math.sqrt(reach);
      if (distance > 0 && distance < nearest) [nearest, first] = [distance, i];
    }
  }
  return first;
}
