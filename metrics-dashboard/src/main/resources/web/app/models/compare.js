// Two model versions side by side: their configuration and their scores; what differs is marked.
import { byId, element, tableRow } from '../dom.js';
import { correlation, lagTime, predictorName } from '../format.js';

export function showComparison(a, b) {
  const table = byId('compare-table');
  if (!a || !b || a === b) {
    table.replaceChildren();
    return;
  }
  const [left, right] = [facts(a), facts(b)];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  table.replaceChildren(
    element('thead', {}, tableRow('th', ['', a.version, b.version])),
    element('tbody', {}, ...names.map((name) => {
      const [one, other] = [left.get(name) ?? '–', right.get(name) ?? '–'];
      return element('tr', { 'data-differs': one !== other },
        element('th', { scope: 'row' }, name), element('td', {}, one), element('td', {}, other));
    })),
  );
}

/** Names and texts of everything known of a version. */
function facts({ announcement, scores }) {
  const known = new Map();
  if (announcement) {
    const { epoch, parameters, network, training, species, times } = announcement;
    const all = { epoch, parameters, ...network, ...training, species: species.join(', '), times: times.map(lagTime).join(', ') };
    for (const [name, value] of Object.entries(all)) known.set(words(name), String(value));
  }
  for (const curve of scores?.curves ?? []) {
    const point = curve.points.at(-1);
    if (point) known.set(`${predictorName(curve.name)}, ${curve.species}, t = ${lagTime(point.time)}`, correlation(point.mean));
  }
  return known;
}

const words = (name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace('time reversed', 'time-reversed');
