// Loss per epoch of the training heard of last.
import { cssVariable } from '../dom.js';
import { epochsOf } from '../epochs.js';
import { figure } from '../format.js';
import { epochAxis } from './axes.js';
import { line } from './lines.js';

export function lossOption({ training }) {
  const epochs = epochsOf(training);
  const series = [
    line('training', epochs.map((e) => [e.epoch, e.loss]), { colour: cssVariable('--accent') }),
    line('held out', epochs.filter((e) => e.heldOutLoss !== null).map((e) => [e.epoch, e.heldOutLoss]),
      { colour: cssVariable('--accent-2'), dashed: true }),
  ].filter((one) => one.data.length);
  return {
    series,
    xAxis: epochAxis(epochs),
    yAxis: { type: spansDecades(series) ? 'log' : 'value', scale: true, name: 'squared error', splitNumber: 4 },
    sentence: epochs.length
      ? `Loss per epoch: ${figure(Number(epochs[0].loss))} at first, ${figure(Number(epochs.at(-1).loss))} at epoch ${epochs.at(-1).epoch}`
      : 'Loss per epoch: no epoch yet',
  };
}

function spansDecades(series) {
  const losses = series.flatMap((one) => one.data.map(([, loss]) => loss));
  return Math.min(...losses) > 0 && Math.max(...losses) > 20 * Math.min(...losses);
}
