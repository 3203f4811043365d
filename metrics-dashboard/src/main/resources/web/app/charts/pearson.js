// Pearson correlation per epoch, one colour per lag time; held out solid, training dashed.
import { byId } from '../dom.js';
import { epochsOf } from '../epochs.js';
import { correlation, lagTime, predictorName } from '../format.js';
import { pointsOf } from '../scores.js';
import { epochAxis, pearsonAxis } from './axes.js';
import { line, referenceStyle, timeColour } from './lines.js';

/** What the network is compared with, at the longest lag time, as it did on predicted configurations. */
const REFERENCES = ['noiseCeiling', 'expertRidge', 'coarseGrainedEnergy'];

export function pearsonOption({ training, latestScores }, species) {
  const epochs = epochsOf(training);
  const times = [...new Set(epochs.flatMap((e) => e.training.filter((s) => s.species === species).map((s) => s.time)))]
    .sort((a, b) => a - b);
  const heldOut = epochs.some((e) => e.heldOut.length);
  const outermost = (index) => index === 0 || index === times.length - 1;
  const series = times.flatMap((time, index) => {
    const colour = timeColour(index, times.length);
    const name = `t = ${lagTime(time)}`;
    return [
      line(name, points(epochs, 'heldOut', species, time), { colour, label: outermost(index) }),
      line(name, points(epochs, 'training', species, time),
        { colour, dashed: heldOut, width: heldOut ? 1 : 2, label: !heldOut && outermost(index) }),
    ].filter((one) => one.data.length);
  });
  const references = series.length ? referenceLines(latestScores, species, times.at(-1), epochs.at(-1).epochs) : [];
  const key = heldOut ? 'dashed: training' : 'training';
  byId('pearson-key').textContent = series.length ? key : '';
  return {
    series: [...series, ...references],
    xAxis: epochAxis(epochs),
    yAxis: pearsonAxis(),
    sentence: sentence(series, species),
  };
}

function referenceLines(scores, species, time, epochs) {
  return REFERENCES.flatMap((name) => {
    const at = pointsOf(scores, name, species).find((point) => point.time === time);
    const ends = [[1, at?.mean], [Math.max(2, epochs), at?.mean]];
    return at ? [line(predictorName(name), ends, { ...referenceStyle(name), width: 1.5 })] : [];
  });
}

function points(epochs, part, species, time) {
  return epochs.flatMap((e) => e[part]
    .filter((score) => score.species === species && score.time === time)
    .map((score) => [e.epoch, score.pearson]));
}

function sentence(series, species) {
  const last = series.at(-1)?.data.at(-1);
  return last
    ? `Pearson correlation per epoch for species ${species}: ${correlation(last[1])} at the longest lag time at epoch ${last[0]}`
    : 'Pearson correlation per epoch: no epoch yet';
}
