// What the colours mean, and in which unit.
import { byId } from '../dom.js';
import { figure, lagTime } from '../format.js';
import { diverging, paintBar, sequential } from './colours.js';

export function showLegend(frame, name, quantity, timeIndex, [low, high], share) {
  const unit = quantity.unit(frame);
  const time = quantity.timed ? ` at t = ${lagTime(frame.times[timeIndex])}` : '';
  byId('legend').hidden = false;
  byId('legend-title').textContent = `${quantity.title}${time}${unit ? `, in ${unit}` : ''}`;
  const ticks = name === 'species'
    ? [frame.species[0], frame.species.length > 2 ? frame.species[1] : '', frame.species.at(-1)]
    : [figure(low), figure((low + high) / 2), figure(high)];
  ['low', 'middle', 'high'].forEach((place, i) => { byId(`legend-${place}`).textContent = ticks[i]; });
  byId('legend-ends').textContent = ENDS[name] ?? (quantity.map === 'sequential' && quantity.timed ? ENDS.prediction : '');
  byId('legend-share').textContent = spheres(name, share);
  paintBar(byId('legend-bar'), quantity.map === 'diverging' ? diverging : sequential);
}

/** Who is drawn as a sphere. */
function spheres(name, share) {
  if (share === 1) return '';
  const who = name === 'difference' ? 'with the largest differences' : name === 'orderParameter' ? 'with the highest values' : 'that move most';
  return `spheres: the ${Math.round(100 * share)} % ${who}; dots: all others`;
}

const ENDS = {
  prediction: 'dark: hardly moves · yellow: moves far',
  difference: 'blue: predicted too slow · red: too fast',
  orderParameter: 'blue: slower than its species · red: faster',
};
