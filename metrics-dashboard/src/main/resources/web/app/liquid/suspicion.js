// Says so, where the liquid is seen, if the frame shown does not look like a liquid.
import { byId } from '../dom.js';
import { snapshotId } from '../frame.js';

export function showSuspicion(frame, { latest }) {
  const found = frame && latest.find(({ subject }) => subject === snapshotId(frame));
  byId('suspicion').hidden = !found;
  byId('suspicion').textContent = found ? `This frame looks wrong: ${found.reasons.join('; ')}` : '';
}
