// Frames that do not look like a liquid that fills its box, and what to check.
import { byId, element, tableRow } from '../dom.js';
import { count } from '../format.js';

export function showSuspicious({ count: all, latest }) {
  const details = byId('suspicious');
  details.hidden = all === 0;
  const only = all > latest.length ? `, the latest ${count(latest.length)}` : '';
  details.querySelector('summary').textContent = `Frames that look wrong (${count(all)}${only})`;
  details.querySelector('.table').replaceChildren(
    element('table', {},
      element('thead', {}, tableRow('th', ['when', 'frame', 'what was seen, and what to check'])),
      element('tbody', {}, ...latest.map(({ snapshot, reasons, timestamp }) =>
        tableRow('td', [new Date(timestamp).toLocaleTimeString(), snapshot, reasons.join('; ')]))),
    ),
  );
}
