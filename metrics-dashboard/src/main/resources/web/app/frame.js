// A prediction as it comes on the wire; FrameEncoding.java gives the layout.

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
  const predicted = header.times.map(next);
  const truth = header.truthTimes.map(next);
  const ridge = header.ridgeTimes.map(next);
  const fields = Object.fromEntries(header.fields.map((name) => [name, next()]));
  return { ...header, temperature: Number(header.temperature), x, y, z, speciesOf, predicted, truth, ridge, fields };
}

/** Truth at the lag time with this index among the predicted ones, or null if it is not known. */
export function truthAt(frame, timeIndex) {
  const index = frame.truthTimes.indexOf(frame.times[timeIndex]);
  return index < 0 ? null : frame.truth[index];
}

/** Units of length and energy: the source's own, never converted. */
export const lengthUnit = (frame) => (frame.units === 'lj' ? 'σ' : frame.units);
export const energyUnit = (frame) => (frame.units === 'lj' ? 'ε' : frame.units);
