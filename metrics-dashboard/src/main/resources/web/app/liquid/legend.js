// What the colours mean, and in which unit.
import { byId } from '../dom.js';
import { figure, lagTime } from '../format.js';
import { diverging, paintBar, sequential } from './colours.js';

export function showLegend(frame, name, quantity, timeIndex, [low, high], share) {
  const unit = quantity.unit(frame);
  const time = quantity.timed ? ` at t = ${lagTime(frame.times[timeIndex])}` : '';
  byId('legend').hidden = false;
  byId('legend-title').textContent = `${quantity.title}${time}${unit ? `, in ${unit}` : ''}`;
  const ticks = name === 'species' ? speciesTicks(frame.species) : [figure(low), figure((low + high) / 2), figure(high)];
  ['low', 'middle', 'high'].forEach((place, i) => { byId(`legend-${place}`).textContent = ticks[i]; });
  byId('legend-ends').textContent = ENDS[name] ?? (quantity.map === 'sequential' && quantity.timed ? ENDS.prediction : '');
  byId('legend-share').textContent = share === 1 ? '' : `spheres: the ${Math.round(100 * share)} % ${quantity.first}; dots: all others`;
  paintBar(byId('legend-bar'), quantity.map === 'diverging' ? diverging : sequential);
}

/** At the low end of the bar, in its middle and at its high end; nothing in the middle between two species. */
function speciesTicks(species) {
  const middle = (species.length - 1) / 2;
  return [species[0], middle >= 1 && Number.isInteger(middle) ? species[middle] : '', species.length > 1 ? species.at(-1) : ''];
}

const ENDS = {
  prediction: 'dark: hardly moves · yellow: moves far',
  difference: 'blue: predicted too slow · red: too fast',
  orderParameter: 'blue: slower than its species · red: faster',
};
