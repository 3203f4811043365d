// Online learning: Pearson of predictions made before anything was learned from their frames, against time; one colour per lag time.
import { byId } from '../dom.js';
import { correlation, counted, figure, lagTime, predictorName } from '../format.js';
import { framesOf, onlineCurves, recentMean } from '../online.js';
import { pearsonAxis } from './axes.js';
import { line, timeColour } from './lines.js';

const BASELINE = predictorName('coarseGrainedEnergy');

export function prequentialOption({ online }, species) {
  const curves = onlineCurves(online, species);
  const series = curves.flatMap((curve, index) => {
    const colour = timeColour(index, curves.length);
    const outermost = index === 0 || index === curves.length - 1;
    return [
      line(`t = ${lagTime(curve.time)}`, curve.points.map(({ step, network }) => [step, network]), { colour, label: outermost }),
      line(`${BASELINE}, t = ${lagTime(curve.time)}`, curve.points.map(({ step, baseline }) => [step, baseline]),
        { colour, dashed: true, width: 1, label: false }),
    ].filter((one) => one.data.length);
  });
  const longest = curves.at(-1);
  byId('prequential-key').textContent = longest
    ? `trajectory ${online.trajectory}, ${frames(longest)}; dashed: ${BASELINE}`
    : '';
  return {
    series,
    xAxis: { type: 'value', name: 'step', min: 'dataMin', max: 'dataMax', axisLabel: { formatter: figure } },
    yAxis: pearsonAxis(),
    sentence: longest
      ? `Pearson correlation of predictions made before learning, trajectory ${online.trajectory}, species ${species}: lately `
        + `${correlation(recentMean(longest, 'network'))} at t = ${lagTime(longest.time)}, after ${frames(longest)}`
      : 'Pearson correlation of predictions made before learning: no trajectory is learned from online',
  };
}

const frames = (curve) => counted(framesOf(curve), 'frame');
