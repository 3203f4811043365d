// Predicted against true propensity: how many particles lie where.
import { byId, cssVariable } from '../dom.js';
import { correlation, counted, figure, lagTime } from '../format.js';
import { lengthUnit, propensityAt, scoreOf } from '../frame.js';
import { cssColour, sequential } from '../liquid/colours.js';
import { centralRange, density } from '../statistics.js';

const BINS = 40;
/** Of the particles at either end of an axis this share may lie beyond it. */
const BEYOND = 0.005;

export function densityOption({ frame, timeIndex, chosen }) {
  const predicted = frame?.predicted[timeIndex];
  const propensity = predicted && propensityAt(frame, timeIndex);
  byId('density-key').textContent = propensity ? `t = ${lagTime(frame.times[timeIndex])}` : '';
  if (!propensity) {
    return { series: [], sentence: `Predicted against true propensity: ${predicted ? 'the true one is not known' : 'no prediction yet'}` };
  }
  const range = centralRange([predicted, propensity], chosen, BEYOND);
  const counts = density(propensity, predicted, chosen, range, BINS);
  const unit = lengthUnit(frame);
  const axis = { type: 'value', min: range[0], max: range[1], axisLabel: { formatter: figure, showMinLabel: false, showMaxLabel: false } };
  return {
    series: [cells(counts, range), diagonal(range)],
    xAxis: { ...axis, name: `true, ${unit}` },
    yAxis: { ...axis, name: `predicted, ${unit}`, splitNumber: 4 },
    sentence: `Predicted against true propensity of ${counted(chosen.length, 'particle')} at t = ${lagTime(frame.times[timeIndex])}: `
      + `Pearson ${correlation(scoreOf(frame, timeIndex, chosen))}`,
  };
}

function cells(counts, [low, high]) {
  const width = (high - low) / BINS;
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const data = [...counts].flatMap((n, at) => (n === 0 ? [] : [[low + (at % BINS) * width, low + Math.floor(at / BINS) * width, n]]));
  return {
    name: 'particles',
    type: 'custom',
    data,
    tooltip: { show: false },
    renderItem: (parameters, api) => {
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const [w, h] = api.size([width, width]);
      return { type: 'rect', shape: { x, y: y - h, width: w + 0.5, height: h + 0.5 }, style: { fill: cssColour(sequential, Math.sqrt(api.value(2) / most)) } };
    },
  };
}

/** The line on which predicted and true propensity agree. */
function diagonal([low, high]) {
  return {
    name: 'exact', type: 'line', data: [[low, low], [high, high]], showSymbol: false, silent: true, tooltip: { show: false },
    endLabel: { show: true, formatter: 'exact', align: 'right', offset: [-16, 4], color: cssVariable('--text'), fontSize: 11 },
    lineStyle: { color: cssVariable('--text'), width: 1, type: 'dashed' }, itemStyle: { color: cssVariable('--text') },
  };
}
