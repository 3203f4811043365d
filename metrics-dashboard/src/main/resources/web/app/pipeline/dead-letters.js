// Records that could not be processed, and why; a click shows a record's key and headers.
import { byId, element, tableRow } from '../dom.js';
import { bytes, topicName } from '../format.js';

/** The letters shown, each with its two rows: what is open stays open as others come. */
const shown = new Map();
let numbered = 0;

export function showDeadLetters(letters) {
  const details = byId('dead-letters');
  details.hidden = letters.length === 0;
  details.querySelector('summary').textContent = `Latest dead letters (${letters.length})`;
  const body = details.querySelector('tbody') ?? emptyTable(details.querySelector('.table'));
  const latest = new Map(letters.map((letter) => [JSON.stringify(letter), letter]));
  for (const [known, rows] of [...shown]) {
    if (!latest.has(known)) {
      rows.forEach((row) => row.remove());
      shown.delete(known);
    }
  }
  for (const [key, letter] of [...latest].reverse()) {
    if (!shown.has(key)) {
      shown.set(key, letterRows(letter));
      body.prepend(...shown.get(key));
    }
  }
}

/** Where the record was. A frame that a service refused never was a record: its letter has no partition. */
export const placeOf = ({ partition, offset }) => (partition < 0 ? 'no record' : `${partition} @ ${offset}`);

function emptyTable(region) {
  const body = element('tbody');
  const head = element('thead', {}, tableRow('th', ['when', 'topic', 'partition @ offset', 'size', 'reason']));
  region.replaceChildren(element('table', {}, head, body));
  return body;
}

function letterRows(letter) {
  const id = `dead-letter-${++numbered}`;
  const about = letter.subject ? { about: letter.subject } : {};
  const headers = element('tr', { id, hidden: '' }, element('td', { colspan: 5 },
    element('dl', {}, ...Object.entries({ ...about, key: letter.key, ...letter.headers })
      .flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]))));
  const open = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': id }, topicName(letter.topic));
  open.addEventListener('click', () => {
    headers.hidden = !headers.hidden;
    open.setAttribute('aria-expanded', String(!headers.hidden));
  });
  return [
    tableRow('td', [
      new Date(letter.timestamp).toLocaleTimeString(),
      open,
      placeOf(letter),
      bytes(letter.bytes),
      letter.reason,
    ]),
    headers,
  ];
}
