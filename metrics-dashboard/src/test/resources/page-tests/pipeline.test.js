import { placeOf } from '/app/pipeline/dead-letters.js';
import { cannotRun, endedText, howText } from '/app/pipeline/ended.js';
import { restartedLately, stateText } from '/app/pipeline/instances.js';
import { shortageOf, waitingOf } from '/app/pipeline/pipeline.js';
import { equal, test } from './harness.js';

const service = (changed) => ({ state: 'UP', uptimeSeconds: 3600, restarts: 0, silentSeconds: 0, ...changed });
const spaced = (text) => text.replace(/\u00a0/g, ' ');

test('a service says how long it is up, or how many of its instances are', () => {
  const one = service();
  equal(spaced(stateText(one, [one])), 'up, 60 min');
  equal(stateText(one, [one, service({ state: 'NOT_READY' })]), 'up, 1 of 2 instances');
});

test('restarts of all instances are counted', () => {
  const [one, other] = [service({ restarts: 1 }), service({ restarts: 2 })];
  equal([spaced(stateText(one, [one])), stateText(one, [one, other])], ['up, 60 min, 1 restart', 'up, 2 of 2 instances, 3 restarts']);
});

test('a service that is down says for how long it is silent, or that it was never heard', () => {
  equal(spaced(stateText(service({ state: 'DOWN', silentSeconds: 12 }), [])), 'down, silent for 12 s');
  equal([stateText(service({ state: 'DOWN', silentSeconds: -1 }), []), stateText(undefined, [])], ['down, never heard', 'down, never heard']);
});

test('a restart is told for a minute, of a process that lives', () => {
  const young = { restarts: 1, uptimeSeconds: 59 };
  equal([young, { ...young, uptimeSeconds: 60 }, { ...young, restarts: 0 }, { ...young, state: 'DOWN' }].map((changed) => restartedLately(service(changed))),
    [true, false, false, false]);
});

test('the records that wait are those of the slowest group, which is named where others read the topic too', () => {
  const [graphs, labels] = [{ name: 'graph-service', lag: 7 }, { name: 'label-service', lag: 9 }];
  equal(waitingOf([graphs]), { largest: 7, text: '7 records waiting', title: 'graph-service: 7' });
  equal(waitingOf([graphs, labels]),
    { largest: 9, text: '9 records waiting for label-service', title: 'graph-service: 7, label-service: 9' });
  equal(waitingOf([{ ...graphs, lag: 1 }]).text, '1 record waiting');
  equal([waitingOf([{ ...graphs, lag: 0 }, { ...labels, lag: 0 }]).text, waitingOf([]).text], ['0 records waiting', '0 records waiting']);
});

test('a disk that is short of space says how much it has', () => {
  equal(spaced(shortageOf({ usableBytes: 1.5e8, isShort: true })), "the broker's disk has 150 MB left: no new source is begun");
  equal([shortageOf({ usableBytes: 1.5e12, isShort: false }), shortageOf(null)], [null, null]);
});

test('a dead letter says where its record was, or that there was none', () => {
  equal([placeOf({ partition: 0, offset: 7 }), placeOf({ partition: -1, offset: 7 })], ['0 @ 7', 'no record']);
});

const ended = { end: 'ended with status 1', inARow: 5, restarts: 6, cannotRun: true, since: 0, lastLines: [], remedy: '' };

test('what ended says whether it cannot run, starts again or runs again', () => {
  const broken = service({ instance: 'graph-service-1', state: 'DOWN', ended });
  equal(endedText(broken), 'graph-service-1 cannot run');
  equal(stateText(broken, [broken]), 'cannot run');
  const killed = { ...broken, ended: { ...ended, cannotRun: false } };
  equal(endedText(killed), 'graph-service-1 starts again');
  equal(stateText(killed, [killed]), 'ended, starts again');
  const mended = { ...broken, state: 'UP', uptimeSeconds: 12 };
  equal(spaced(endedText(mended)), 'graph-service-1 runs again, for 12 s');
  equal([broken, killed, mended, service()].map(cannotRun), [true, false, false, false]);
});

test('an end says how, and of several in a row how many and since when', () => {
  equal(howText({ ended: { ...ended, inARow: 0, restarts: 1 } }), 'It ended with status 1; 1 restart.');
  equal(howText({ ended }).includes('by itself 5 times in a row since '), true);
});
