// Loss per epoch of the training heard of last.
import { cssVariable } from '../dom.js';
import { figure } from '../format.js';
import { line } from './lines.js';

export function lossOption({ training }) {
  const epochs = [...(training?.epochs.values() ?? [])];
  const series = [
    line('training', epochs.map((e) => [e.epoch, e.loss]), { colour: cssVariable('--accent') }),
    line('held out', epochs.filter((e) => e.heldOutLoss !== null).map((e) => [e.epoch, e.heldOutLoss]),
      { colour: cssVariable('--accent-2'), dashed: true }),
  ].filter((one) => one.data.length);
  return {
    series,
    xAxis: { type: 'value', name: 'epoch', min: 1, max: Math.max(2, epochs.at(-1)?.epochs ?? 2), minInterval: 1 },
    yAxis: { type: 'log', name: 'mean squared error', nameGap: 38, minorSplitLine: { show: false } },
    sentence: epochs.length
      ? `Loss per epoch: ${figure(Number(epochs[0].loss))} at first, ${figure(Number(epochs.at(-1).loss))} at epoch ${epochs.at(-1).epoch}`
      : 'Loss per epoch: no training yet',
  };
}
