// Frames that do not look like a liquid, sources that are read otherwise than written; what to check.
import { byId, element, tableRow } from '../dom.js';
import { count } from '../format.js';

export function showWarnings({ count: all, latest }) {
  const details = byId('warnings');
  details.hidden = all === 0;
  const only = all > latest.length ? `, the latest ${count(latest.length)}` : '';
  details.querySelector('summary').textContent = `Warnings (${count(all)}${only})`;
  details.querySelector('.table').replaceChildren(
    element('table', {},
      element('thead', {}, tableRow('th', ['when', 'frame or file', 'what was seen, and what to check'])),
      element('tbody', {}, ...latest.map(({ subject, reasons, timestamp }) =>
        tableRow('td', [new Date(timestamp).toLocaleTimeString(), subject, reasons.join('; ')]))),
    ),
  );
}
