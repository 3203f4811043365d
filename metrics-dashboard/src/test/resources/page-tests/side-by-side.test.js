import { sideBySideOption } from '/app/charts/side-by-side.js';
import { sideBySideVerdict, versionsOf } from '/app/models/side-by-side.js';
import { equal, test } from './harness.js';

const row = (time, configurations, challenger, champion, best) => ({
  species: 'A', time, configurations,
  versions: [{ version: 'challenger-7', mean: challenger, pooled: challenger, best }, { version: 'champion-3', mean: champion, pooled: champion, best: configurations - best }],
});
const store = (current, ...rows) => ({
  models: { current: current && { version: current }, announcements: [{ model: 'challenger', version: 'challenger-7' }] },
  sideBySide: { temperature: 0.5, versions: ['challenger-7', 'champion-3'], rows },
});

test('the one that predicts stands first', () => {
  equal(versionsOf(store('champion-3')), ['champion-3', 'challenger-7']);
  equal(versionsOf(store(null)), ['challenger-7', 'champion-3']);
});

test('the verdict is at the longest lag time and says how a better model is made to predict', () => {
  equal(sideBySideVerdict(store('champion-3', row(1, 9, 0.1, 0.2, 0), row(10, 8, 0.75, 0.5, 6)), 'A'),
    'challenger-7 0.75, champion-3 0.50 at t = 10; the first is the best in 6 of 8 configurations. To make it the one that predicts: ./supercool models serve challenger');
});

test('nothing is to be done where the best one predicts, and few configurations are said to be few', () => {
  equal(sideBySideVerdict(store('champion-3', row(10, 1, 0.25, 0.5, 0)), 'A'),
    'champion-3 0.50, challenger-7 0.25 at t = 10; the first is the best in 1 of 1 configuration, which are few. It is the one that predicts.');
});

test('each model has a line over the lag times', () => {
  const { series, sentence } = sideBySideOption(store('champion-3', row(1, 9, 0.1, 0.2, 0), row(10, 8, 0.75, 0.5, 6)), 'A');
  equal(series.map(({ name, data }) => [name, data]), [['champion-3', [[1, 0.2], [10, 0.5]]], ['challenger-7', [[1, 0.1], [10, 0.75]]]]);
  equal(sentence, 'Pearson correlation against lag time for species A, by model: challenger-7 0.75, champion-3 0.50 at t = 10');
  equal(sideBySideOption({ models: { current: null }, sideBySide: { versions: [], rows: [] } }, 'A').series, []);
});
