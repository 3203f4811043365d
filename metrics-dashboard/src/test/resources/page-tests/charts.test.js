import { correlationOption } from '/app/charts/correlation.js';
import { line, timeColour } from '/app/charts/lines.js';
import { lossOption } from '/app/charts/loss.js';
import { pearsonOption } from '/app/charts/pearson.js';
import { prequentialOption } from '/app/charts/prequential.js';
import { equal, test } from './harness.js';

for (const id of ['pearson-key', 'correlation-key', 'prequential-key']) {
  document.body.append(Object.assign(document.createElement('span'), { id }));
}
const key = (id) => document.getElementById(id).textContent;
for (let step = 0; step < 6; step++) document.documentElement.style.setProperty(`--time-${step}`, `colour ${step}`);

const trained = (...losses) => ({
  training: {
    epochs: new Map(losses.map((loss, i) => [i + 1, { epoch: i + 1, epochs: 9, loss, heldOutLoss: null, heldOut: [], training: [{ species: 'A', time: 1, pearson: 0.1 * i }] }])),
  },
});

test('a line has its finite points alone, and a symbol where it would be none', () => {
  const { data, showSymbol } = line('x', [[1, 'NaN'], [2, '0.5'], [3, null], [4, 0]], { colour: 'red' });
  equal([data, showSymbol], [[[2, 0.5], [4, 0]], false]);
  equal(line('x', [[1, 2]], { colour: 'red' }).showSymbol, true);
});

test('lag times have the colours from the first to the last, and a single one the last', () => {
  equal([0, 1, 2].map((index) => timeColour(index, 3)), ['colour 0', 'colour 3', 'colour 5']);
  equal(timeColour(0, 1), 'colour 5');
});

test('losses over decades are drawn on a logarithmic axis', () => {
  equal([lossOption(trained(1, 0.5)).yAxis.type, lossOption(trained(1, 0.01)).yAxis.type], ['value', 'log']);
});

test('the sentences of charts say what is seen, and what is not there yet', () => {
  equal(lossOption(trained(1, 0.5)).sentence, 'Loss per epoch: 1 at first, 0.5 at epoch 2');
  equal(lossOption({}).sentence, 'Loss per epoch: no epoch yet');
  equal(pearsonOption(trained(1, 0.5), 'A').sentence, 'Pearson correlation per epoch for species A: 0.10 at the longest lag time at epoch 2');
  equal(pearsonOption({}, 'A').sentence, 'Pearson correlation per epoch: no epoch yet');
});

test('correlations are of the species shown, and the configurations are counted', () => {
  const curve = (name, species) => ({ name, species, points: [{ time: 1, mean: 0.25 }, { time: 10, mean: 0.5 }] });
  const scores = { configurations: 1, curves: [curve('expertRidge', 'A'), curve('network', 'A'), curve('network', 'B')] };
  const { series, sentence } = correlationOption({ latestScores: scores }, 'A');
  equal(series.map(({ name }) => name), ['network', 'expert ridge']);
  equal([sentence, key('correlation-key')], ['Pearson correlation against lag time for species A: network 0.50 at t = 10', '1 configuration']);
});

test('online learning has two lines per lag time and names its trajectory', () => {
  const curves = [1, 10].map((time) => ({ species: 'A', time, points: [{ step: 0, labels: 1, network: 0.5, baseline: 0.25 }] }));
  const { series, sentence } = prequentialOption({ online: { trajectory: 'liquid', curves } }, 'A');
  equal(series.map(({ name }) => name), ['t = 1', 'coarse energy, t = 1', 't = 10', 'coarse energy, t = 10']);
  equal(sentence, 'Pearson correlation of predictions made before learning, trajectory liquid, species A: lately 0.50 at t = 10, after 1 frame');
  equal(key('prequential-key'), 'trajectory liquid, 1 frame; dashed: coarse energy');
});

test('axes of epochs end where the training will, those of correlations at 1', () => {
  const { xAxis, yAxis } = pearsonOption(trained(1, 0.5), 'A');
  equal([xAxis.min, xAxis.max, lossOption(trained(1, 0.5)).xAxis.max, lossOption({}).xAxis.max], [1, 9, 9, 2]);
  equal([yAxis.max, yAxis.min({ min: 0.3 }), yAxis.min({ min: -0.3 })], [1, 0, -0.5]);
});
