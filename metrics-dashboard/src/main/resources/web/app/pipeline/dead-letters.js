// Records that could not be processed, and why.
import { byId, element } from '../dom.js';
import { count, topicName } from '../format.js';

export function showDeadLetters(letters) {
  const details = byId('dead-letters');
  details.hidden = letters.length === 0;
  if (letters.length === 0) return;
  details.querySelector('summary').textContent = `Latest dead letters (${letters.length})`;
  details.querySelector('.table').replaceChildren(
    element('table', {},
      element('thead', {}, row('th', ['when', 'topic', 'partition @ offset', 'bytes', 'reason'])),
      element('tbody', {}, ...letters.map((letter) => row('td', [
        new Date(letter.timestamp).toLocaleTimeString(),
        topicName(letter.topic),
        `${letter.partition} @ ${letter.offset}`,
        count(letter.bytes),
        letter.reason,
      ]))),
    ),
  );
}

function row(cell, texts) {
  return element('tr', {}, ...texts.map((text) => element(cell, {}, text)));
}
