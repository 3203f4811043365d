import {
  bytes, correlation, count, counted, duration, figure, predictorName, rate, topicName,
} from '/app/format.js';
import { equal, test } from './harness.js';

/** Numbers do not part from their units. */
const spaced = (text) => text.replace(/\u00a0/g, ' ');

test('one thing is singular, none and many are plural', () => {
  equal([0, 1, 2, 1200].map((n) => counted(n, 'epoch')), ['0 epochs', '1 epoch', '2 epochs', '1,200 epochs']);
});

test('numbers have three significant digits, counts all of them', () => {
  equal([figure(0.123456), figure(12.3456), count(1234567.8)], ['0.123', '12.3', '1,234,568']);
});

test('a correlation that is not defined is a dash', () => {
  equal([correlation(0.456), correlation(-1), correlation(NaN), correlation(undefined)], ['0.46', '-1.00', '–', '–']);
});

test('durations have the unit a person would say', () => {
  const seconds = [0.0123, 0.9994, 1, 89, 90, 5399, 5400, NaN];
  equal(seconds.map(duration).map(spaced), ['12 ms', '999 ms', '1 s', '89 s', '2 min', '90 min', '1.5 h', '–']);
});

test('bytes have decimal prefixes, on the log and in memory', () => {
  equal([999, 1000, 1.5e6, 2e9].map(bytes).map(spaced), ['999 B', '1 kB', '1.5 MB', '2 GB']);
  equal([0, 2 ** 20, 2 ** 30].map(bytes).map(spaced), ['0 B', '1.05 MB', '1.07 GB']);
});

test('low rates have a decimal', () => {
  equal([0, 99.94, 100, 12345].map(rate), ['0.0', '99.9', '100', '12,345']);
});

test('topics lose what all their names share', () => {
  equal(['supercool.snapshots.v1', 'supercool.models.dlq.v12', 'other'].map(topicName), ['snapshots', 'models.dlq', 'other']);
});

test('what predicts has the name of the glossary and of the score table, and an unknown predictor keeps its own', () => {
  equal(['inherentEnergy', 'coarseGrainedEnergy', 'expertRidge'].map(predictorName), ['own energy', 'coarse energy', 'expert ridge']);
  equal(predictorName('invariant_1_0_3'), 'invariant_1_0_3');
});
