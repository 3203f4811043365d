import { restartedLately, stateText } from '/app/pipeline/instances.js';
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
