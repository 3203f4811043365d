// Records as the server tells them.

/** A prediction's header; two particles of one species unless `changed`. */
export const header = (changed = {}) => ({
  kind: 'PREDICTION', id: 'liquid/c1/7@v1', trajectory: 'liquid', configuration: 'c1', step: 7, split: 'TEST', modelVersion: 'v1', units: 'lj',
  box: [4, 5, 6], edges: [4, 5, 6], temperature: 0.5, species: ['A', 'B'], particles: 2, times: [1, 10],
  propensityTimes: [10], ridgeTimes: [], fields: [], ...changed,
});

/** The bytes of a prediction: its header, and arrays of one number per particle. */
export function frameBytes(head, arrays) {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const padded = Math.ceil(json.length / 4) * 4;
  const bytes = new Uint8Array(4 + padded + 4 * arrays.length * head.particles).fill(32);
  new DataView(bytes.buffer).setInt32(0, padded, true);
  bytes.set(json, 4);
  arrays.forEach((array, k) => new Float32Array(bytes.buffer, 4 + padded + 4 * k * head.particles, head.particles).set(array));
  return bytes.buffer;
}
