// Who is near whom, by minimum image.
import { minimumImage } from './box.js';

/** Particles of a frame nearer than `cutoff` to one of them, nearest first: index, distance, vector to it. */
export function neighboursOf({ x, y, z, edges, particles }, particle, cutoff) {
  const toMinimumImage = minimumImage({ edges });
  const found = [];
  for (let i = 0; i < particles; i++) {
    const vector = [x[i] - x[particle], y[i] - y[particle], z[i] - z[particle]];
    toMinimumImage(vector);
    const squared = vector[0] ** 2 + vector[1] ** 2 + vector[2] ** 2;
    if (i !== particle && squared < cutoff * cutoff) {
      found.push({ index: i, distance: Math.sqrt(squared), vector });
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
