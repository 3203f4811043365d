// A configuration as it comes on the wire, with what was predicted of it; FrameEncoding.java gives the layout.
import { pearson } from './statistics.js';

/** Decodes a frame without copying its arrays. */
export function decodeFrame(buffer) {
  const headerBytes = new DataView(buffer).getInt32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headerBytes)));
  let offset = 4 + headerBytes;
  const next = () => {
    const array = new Float32Array(buffer, offset, header.particles);
    offset += array.byteLength;
    return array;
  };
  const [x, y, z, speciesOf] = [next(), next(), next(), next()];
  const predicted = header.kind === 'SNAPSHOT' ? [] : header.times.map(next);
  const propensity = header.propensityTimes.map(next);
  const ridge = header.ridgeTimes.map(next);
  const fields = Object.fromEntries(header.fields.map((name) => [name, next()]));
  return { ...header, temperature: Number(header.temperature), x, y, z, speciesOf, predicted, propensity, ridge, fields };
}

/** The id of the snapshot that a frame was predicted from, as the server writes it. */
export const snapshotId = ({ trajectory, configuration, step }) => `${trajectory}/${configuration}/${step}`;

/** Whether it says what was predicted, for good: neither waits for its prediction nor is of a model in training. */
export const isPrediction = (frame) => frame.kind === 'PREDICTION';

/** The true propensity at the lag time with this index among the predicted ones, or null if it is not known. */
export function propensityAt(frame, timeIndex) {
  const index = frame.propensityTimes.indexOf(frame.times[timeIndex]);
  return index < 0 ? null : frame.propensity[index];
}

/**
 * Pearson correlation of predicted and true propensity over the particles chosen of this one frame; NaN where it is not
 * known. The server scores each species and tells means over configurations; this is of what is chosen here and now.
 */
export function scoreOf(frame, timeIndex, chosen) {
  const propensity = propensityAt(frame, timeIndex);
  return propensity && frame.predicted[timeIndex] ? pearson(frame.predicted[timeIndex], propensity, chosen) : NaN;
}

/** Units of length and energy: the source's own, never converted. */
export const lengthUnit = (frame) => (frame.units === 'lj' ? 'σ' : frame.units);
export const energyUnit = (frame) => (frame.units === 'lj' ? 'ε' : frame.units);
