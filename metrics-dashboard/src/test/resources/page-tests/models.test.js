import { heldOutScore, longestScore, modelRows, trainedEpochs, trainingSeconds } from '/app/models/rows.js';
import { weightDecay } from '/app/models/training.js';
import { equal, test } from './harness.js';

const announced = (version, model, role = 'BEST') => ({ version, model, role });
const training = (model, ...seconds) => [model, { model, epochs: new Map(seconds.map((s, i) => [i + 1, { seconds: s }])) }];
const known = (changed) => ({ models: { current: null, announcements: [] }, trainings: new Map(), scores: [], ...changed });

test('one row per version: the one that predicts, then checkpoints, trainings without one, and scores alone', () => {
  const rows = modelRows(known({
    models: { current: { name: 'a', version: 'a-1' }, announcements: [announced('a-1', 'a'), announced('b-1', 'b'), announced('a-1', 'a', 'LATEST')] },
    trainings: new Map([training('a', 1), training('c', 1)]),
    scores: [{ version: 'gone' }],
  }));
  equal(rows.map(({ version }) => version), ['a-1', 'b-1', 'c', 'gone']);
  equal([rows[0].roles, rows[0].training.model, rows[0].current], [['best', 'latest'], 'a', true]);
});

test('of checkpoints, trainings and scores those heard of last come first', () => {
  const rows = modelRows(known({
    models: { current: null, announcements: [announced('a-1', 'a'), announced('b-1', 'b'), announced('b-2', 'b', 'LATEST')] },
    trainings: new Map([training('c', 1), training('d', 1)]),
    scores: [{ version: 'older' }, { version: 'a-1' }, { version: 'newer' }],
  }));
  equal(rows.map(({ version }) => version), ['b-2', 'b-1', 'a-1', 'd', 'c', 'newer', 'older']);
  equal(rows.map(({ scores }) => scores?.version ?? null), [null, null, 'a-1', null, null, 'newer', 'older']);
});

test('a score is that at the longest lag time, and not a number where there is none', () => {
  const row = { scores: { curves: [{ name: 'network', species: 'A', points: [{ time: 1, mean: 0.2 }, { time: 9, mean: 0.7 }] }] } };
  equal([longestScore(row, 'network', 'A'), longestScore(row, 'network', 'B'), longestScore({}, 'network', 'A')], [0.7, NaN, NaN]);
  const scores = [{ species: 'A', time: 9, pearson: 0.5 }, { species: 'A', time: 1, pearson: 0.1 }, { species: 'B', time: 99, pearson: 1 }];
  equal([heldOutScore({ announcement: { scores } }, 'A'), heldOutScore({}, 'A')], [0.5, NaN]);
});

test('what the network is compared with has its score at the same lag time', () => {
  const curves = [
    { name: 'network', species: 'A', points: [{ time: 1, mean: 0.2 }, { time: 9, mean: 0.7 }] },
    { name: 'expertRidge', species: 'A', points: [{ time: 9, mean: 0.6 }, { time: 99, mean: 0.9 }] },
    { name: 'inherentEnergy', species: 'A', points: [{ time: 99, mean: 0.1 }] },
  ];
  equal(['expertRidge', 'inherentEnergy'].map((name) => longestScore({ scores: { curves } }, name, 'A')), [0.6, NaN]);
});

test('a training that failed before its first epoch has ended has none, one under way those it has told, a checkpoint its own', () => {
  const [[, failed], [, open]] = [training('a'), training('b', 2, 3)];
  equal([{ training: failed }, { training: open }, { announcement: { epoch: 7 }, training: open }].map(trainedEpochs), [0, 2, 7]);
});

test('a training lasts as long as it says at its end, and until then as its epochs', () => {
  const [, open] = training('a', 2, 3);
  equal([trainingSeconds({ training: open }), trainingSeconds({ training: { ...open, completed: { seconds: 9 } } }), trainingSeconds({})], [5, 9, NaN]);
});

test('the weight decay of time-reversal augmentation is said where it was asked for and differs', () => {
  equal(weightDecay({ weightDecay: 3, timeReversedReplicas: 32, timeReversedWeightDecay: 0.3 }), '3 (0.3 time-reversed)');
  equal(weightDecay({ weightDecay: 3, timeReversedReplicas: 0, timeReversedWeightDecay: 0.3 }), '3');
  equal(weightDecay({ weightDecay: 3, timeReversedReplicas: 32, timeReversedWeightDecay: 3 }), '3');
});
