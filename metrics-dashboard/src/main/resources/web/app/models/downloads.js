// The recent predictions, to take home.
import { byId, element, tableRow } from '../dom.js';
import { correlation, count, figure, lagTime } from '../format.js';
import { scoreOf } from '../frame.js';
import { chosenParticles } from '../liquid/shading.js';

const HEAD = ['configuration', 'step', 'T', 'split', 'particles', 'model', 'Pearson', 'download'];
const FORMATS = [['csv', 'CSV'], ['xyz', 'extended XYZ'], ['npz', 'npz']];

export function showDownloads(predictions) {
  byId('downloads').hidden = predictions.length === 0;
  byId('downloads-table').replaceChildren(
    element('thead', {}, tableRow('th', HEAD)),
    element('tbody', {}, ...predictions.toReversed().map(row)),
  );
}

function row(frame) {
  frame.row ??= element('tr', {},
    element('th', { scope: 'row' }, frame.trajectory === frame.configuration ? frame.configuration : `${frame.trajectory} / ${frame.configuration}`),
    ...[count(frame.step), Number.isFinite(frame.temperature) ? figure(frame.temperature) : '–', frame.split.toLowerCase(),
      count(frame.particles), frame.modelVersion, score(frame)].map((text) => element('td', {}, text)),
    element('td', {}, ...FORMATS.flatMap(([format, name]) => [
      element('a', { href: `/api/prediction/${format}?id=${encodeURIComponent(frame.id)}`, download: '', 'aria-label': `${frame.configuration} as ${name}` }, name),
      ' '])));
  return frame.row;
}

/** Of the first species at the longest lag time whose truth is known. */
function score(frame) {
  const last = frame.times.findLastIndex((time) => frame.propensityTimes.includes(time));
  const own = scoreOf(frame, last, chosenParticles(frame, 0));
  return Number.isFinite(own) ? `${correlation(own)} (${frame.species[0]}, t = ${lagTime(frame.times[last])})` : '–';
}
