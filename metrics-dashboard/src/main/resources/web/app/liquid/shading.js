// Which colour and size each particle gets.
import { quantile, sortedValues } from '../statistics.js';

const GHOST_RADIUS = 0.05;

/** Radius a particle is drawn with, by the index of its species: B of Kob-Andersen is the smaller one. */
export const radiusOf = (species) => (species === 0 ? 0.5 : 0.44);

/** Particles of a species, or of all (-1). */
export function chosenParticles(frame, species) {
  const chosen = [];
  for (let i = 0; i < frame.particles; i++) {
    if (species < 0 || frame.speciesOf[i] === species) chosen.push(i);
  }
  return chosen;
}

/**
 * Map coordinates and radii. Only the given share of the chosen particles, those with the highest rank, is drawn as
 * spheres; the others are small and grey.
 */
export function shade(frame, values, rank, chosen, [low, high], share) {
  const threshold = share === 1 ? 0 : quantile(sortedValues(rank, chosen), 1 - share);
  const coordinates = new Float32Array(frame.particles).fill(-1);
  const radii = new Float32Array(frame.particles).fill(GHOST_RADIUS);
  for (const i of chosen) {
    if (share === 1 || rank[i] >= threshold) {
      coordinates[i] = Math.min(1, Math.max(0, (values[i] - low) / (high - low)));
      radii[i] = radiusOf(frame.speciesOf[i]);
    }
  }
  return { coordinates, radii };
}
