import { heldOutScore, longestScore, modelRows, trainingSeconds } from '/app/models/rows.js';
import { weightDecay } from '/app/models/training.js';
import { equal, test } from './harness.js';
import { withTimeReversal } from './wire.js';

const announced = (version, model, role = 'BEST') => ({ version, model, role });
const training = (model, ...seconds) => [model, { model, epochs: new Map(seconds.map((s, i) => [i + 1, { seconds: s }])) }];
const known = (changed) => ({ models: { current: null, announcements: [] }, trainings: new Map(), scores: [], ...changed });

test('one row per version: the one that predicts first, then the newest', () => {
  const rows = modelRows(known({
    models: { current: { name: 'a', version: 'a-1' }, announcements: [announced('a-1', 'a'), announced('b-1', 'b'), announced('a-1', 'a', 'LATEST')] },
    trainings: new Map([training('a', 1), training('c', 1)]),
    scores: [{ version: 'gone' }],
  }));
  equal(rows.map(({ version }) => version), ['a-1', 'gone', 'b-1', 'c']);
  equal([rows[0].roles, rows[0].training.model, rows[0].current], [['best', 'latest'], 'a', true]);
});

test('a score is that at the longest lag time, and not a number where there is none', () => {
  const row = { scores: { curves: [{ name: 'network', species: 'A', points: [{ time: 1, mean: 0.2 }, { time: 9, mean: 0.7 }] }] } };
  equal([longestScore(row, 'network', 'A'), longestScore(row, 'network', 'B'), longestScore({}, 'network', 'A')], [0.7, NaN, NaN]);
  const scores = [{ species: 'A', time: 9, pearson: 0.5 }, { species: 'A', time: 1, pearson: 0.1 }, { species: 'B', time: 99, pearson: 1 }];
  equal([heldOutScore({ announcement: { scores } }, 'A'), heldOutScore({}, 'A')], [0.5, NaN]);
});

test('a training lasts as long as it says at its end, and until then as its epochs', () => {
  const [, open] = training('a', 2, 3);
  equal([trainingSeconds({ training: open }), trainingSeconds({ training: { ...open, completed: { seconds: 9 } } }), trainingSeconds({})], [5, 9, NaN]);
});

test('the weight decay of time-reversal augmentation is said where it was asked for and differs', () => {
  equal(weightDecay({ weightDecay: 3, ...withTimeReversal(32, 0.3) }), '3 (0.3 time-reversed)');
  equal(weightDecay({ weightDecay: 3, ...withTimeReversal(0, 0.3) }), '3');
  equal(weightDecay({ weightDecay: 3, ...withTimeReversal(32, 3) }), '3');
});
