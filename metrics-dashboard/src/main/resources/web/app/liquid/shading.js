// Which colour and size each particle gets.
import { truthAt } from '../frame.js';
import { quantile, sortedValues } from '../statistics.js';

const GHOST_RADIUS = 0.07;

/** The quantity shown, one value per particle, or null where it is not known. */
export function quantityOf(frame, quantity, timeIndex) {
  const predicted = frame.predicted[timeIndex];
  const truth = truthAt(frame, timeIndex);
  if (quantity === 'prediction') return predicted;
  if (quantity === 'truth' || truth === null) return truth;
  return predicted.map((value, i) => value - truth[i]);
}

/** Particles of a species, or of all (-1). */
export function chosenParticles(frame, species) {
  const chosen = [];
  for (let i = 0; i < frame.particles; i++) {
    if (species < 0 || frame.speciesOf[i] === species) chosen.push(i);
  }
  return chosen;
}

/**
 * Range of the colours: the central 96 % of the values; of prediction and truth together, so that the
 * two are seen on one scale; symmetric for the difference.
 */
export function colourRange(frame, quantity, timeIndex, chosen) {
  if (quantity === 'difference') {
    const size = sortedValues(quantityOf(frame, quantity, timeIndex).map(Math.abs), chosen);
    const high = quantile(size, 0.96) || 1;
    return [-high, high];
  }
  const both = [frame.predicted[timeIndex], truthAt(frame, timeIndex)].filter(Boolean)
    .map((values) => sortedValues(values, chosen));
  const low = Math.min(...both.map((sorted) => quantile(sorted, 0.02)));
  const high = Math.max(...both.map((sorted) => quantile(sorted, 0.98)));
  return high > low ? [low, high] : [low, low + 1];
}

/**
 * Map coordinates and radii. Only the given share of the chosen particles with the highest values
 * (for the difference: the largest ones) is drawn as spheres; the others are small and grey.
 */
export function shade(frame, values, quantity, chosen, [low, high], share) {
  const rank = quantity === 'difference' ? values.map(Math.abs) : values;
  const threshold = quantile(sortedValues(rank, chosen), 1 - share);
  const coordinates = new Float32Array(frame.particles).fill(-1);
  const radii = new Float32Array(frame.particles).fill(GHOST_RADIUS);
  for (const i of chosen) {
    if (share === 1 || rank[i] >= threshold) {
      coordinates[i] = Math.min(1, Math.max(0, (values[i] - low) / (high - low)));
      radii[i] = frame.speciesOf[i] === 0 ? 0.5 : 0.44;
    }
  }
  return { coordinates, radii };
}
