// Correlation of predicted test configurations against lag time, beside the plain descriptors.
import { byId, cssVariable } from '../dom.js';
import { correlation, lagTime, predictorName } from '../format.js';
import { line } from './lines.js';

const REFERENCE_COLOURS = ['--reference-1', '--reference-2', '--reference-3'];

export function correlationOption({ latestScores }, species) {
  const curves = (latestScores?.curves ?? []).filter((curve) => curve.species === species);
  const network = curves.filter((curve) => curve.name === 'network');
  const references = curves.filter((curve) => curve.name !== 'network');
  const series = [
    ...network.map((curve) => drawn(curve, { colour: cssVariable('--accent'), width: 3, symbols: true })),
    ...references.map((curve, index) => drawn(curve,
      { colour: cssVariable(REFERENCE_COLOURS[index % REFERENCE_COLOURS.length]), dashed: true, symbols: true })),
  ];
  byId('correlation-key').textContent = latestScores
    ? `mean over ${latestScores.configurations} predicted configuration${latestScores.configurations === 1 ? '' : 's'}`
    : '';
  const best = network[0]?.points.at(-1);
  return {
    series,
    xAxis: { type: 'log', name: 'lag time', axisLabel: { color: cssVariable('--muted'), formatter: lagTime } },
    yAxis: { type: 'value', name: 'Pearson', nameGap: 38, max: 1, min: ({ min }) => Math.min(0, Math.floor(min * 5) / 5) },
    sentence: best
      ? `Pearson correlation against lag time for species ${species}: network ${correlation(best.mean)} at t = ${lagTime(best.time)}`
      : 'Pearson correlation against lag time: no predicted configuration was scored yet',
  };
}

function drawn(curve, style) {
  return line(predictorName(curve.name), curve.points.map((point) => [point.time, point.mean]), style);
}
