// Correlation of predicted test configurations against lag time, beside the plain descriptors.
import { byId, cssVariable } from '../dom.js';
import { correlation, counted, lagTime, predictorName } from '../format.js';
import { pearsonAxis } from './axes.js';
import { line, referenceStyle } from './lines.js';

export function correlationOption({ latestScores }, species) {
  const curves = (latestScores?.curves ?? []).filter((curve) => curve.species === species);
  const network = curves.filter((curve) => curve.name === 'network');
  const references = curves.filter((curve) => curve.name !== 'network');
  const series = [
    ...network.map((curve) => drawn(curve, { colour: cssVariable('--accent'), width: 3, symbols: true })),
    ...references.map((curve) => drawn(curve, { ...referenceStyle(curve.name), symbols: curve.name !== 'noiseCeiling' })),
  ];
  byId('correlation-key').textContent = latestScores
    ? counted(latestScores.configurations, 'configuration')
    : '';
  const best = network[0]?.points.at(-1);
  return {
    series,
    xAxis: { type: 'log', name: 'lag time', axisLabel: { formatter: lagTime } },
    yAxis: pearsonAxis(),
    sentence: best
      ? `Pearson correlation against lag time for species ${species}: network ${correlation(best.mean)} at t = ${lagTime(best.time)}`
      : 'Pearson correlation against lag time: no predicted configuration was scored yet',
  };
}

function drawn(curve, style) {
  return line(predictorName(curve.name), curve.points.map((point) => [point.time, point.mean]), style);
}
