// Records that could not be processed, and why; a click shows a record's key and headers.
import { byId, element } from '../dom.js';
import { bytes, topicName } from '../format.js';

let shown = '';

export function showDeadLetters(letters) {
  const seen = JSON.stringify(letters);
  if (seen === shown) return; // What is open stays open.
  shown = seen;
  const details = byId('dead-letters');
  details.hidden = letters.length === 0;
  details.querySelector('summary').textContent = `Latest dead letters (${letters.length})`;
  details.querySelector('.table').replaceChildren(
    element('table', {},
      element('thead', {}, row('th', ['when', 'topic', 'partition @ offset', 'size', 'reason'])),
      element('tbody', {}, ...letters.flatMap(letterRows)),
    ),
  );
}

function letterRows(letter, number) {
  const id = `dead-letter-${number}`;
  const headers = element('tr', { id, hidden: '' }, element('td', { colspan: 5 },
    element('dl', {}, ...Object.entries({ key: letter.key, ...letter.headers })
      .flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]))));
  const open = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': id }, topicName(letter.topic));
  open.addEventListener('click', () => {
    headers.hidden = !headers.hidden;
    open.setAttribute('aria-expanded', String(!headers.hidden));
  });
  return [
    row('td', [
      new Date(letter.timestamp).toLocaleTimeString(),
      open,
      `${letter.partition} @ ${letter.offset}`,
      bytes(letter.bytes),
      letter.reason,
    ]),
    headers,
  ];
}

function row(cell, contents) {
  return element('tr', {}, ...contents.map((content) => element(cell, cell === 'th' ? { scope: 'col' } : {}, content)));
}
