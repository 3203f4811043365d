// Everything known of the picked particle.
import { byId, element, tableRow } from '../dom.js';
import { counted, figure, lagTime } from '../format.js';
import { energyUnit, lengthUnit, propensityAt } from '../frame.js';
import { lowestCorner } from './box.js';
import { neighboursOf } from './neighbours.js';
import { orderParameter } from './quantities.js';

const LISTED = 5;

/**
 * Values of one particle as the record has them, its position wrapped into the box. Its neighbours are those nearer than the
 * model's cutoff at the positions shown; none where `cutoff` is null, not known.
 */
export function particleFacts(frame, index, cutoff) {
  const at = (array) => array?.[index] ?? null;
  const low = lowestCorner(frame);
  return {
    index,
    species: frame.species[frame.speciesOf[index]],
    position: ['x', 'y', 'z'].slice(0, frame.box.length).map((axis, k) => frame[axis][index] + low[k]),
    byTime: frame.times.map((time, k) => ({
      time, predicted: at(frame.predicted[k]), propensity: at(propensityAt(frame, k)), ridge: at(frame.ridge[k]),
    })),
    orderParameter: at(orderParameter(frame)),
    inherentEnergy: at(frame.fields.inherentEnergy),
    potentialEnergy: at(frame.fields.potentialEnergy),
    cutoff,
    neighbours: cutoff === null ? [] : neighboursOf(frame, index, cutoff),
  };
}

/** Shows the facts, or nothing for null; `onPick` is called with the neighbour chosen, or null to close. */
export function showParticle(frame, facts, timeIndex, onPick) {
  const panel = byId('picked');
  panel.hidden = facts === null;
  if (facts === null) return;
  const close = element('button', { type: 'button', 'aria-label': 'Close' }, '×');
  close.addEventListener('click', () => onPick(null));
  panel.replaceChildren(
    element('h3', {}, `particle ${facts.index}, ${facts.species}`, close),
    times(facts),
    values(frame, facts),
    ...neighbours(frame, facts, timeIndex, onPick),
  );
}

/** What is known of the propensity at each lag time. */
const COLUMNS = { predicted: 'predicted', propensity: 'true', ridge: 'ridge' };

function times({ byTime }) {
  const columns = Object.keys(COLUMNS).filter((name) => byTime.some((at) => at[name] !== null));
  return table(['lag time', ...columns.map((name) => COLUMNS[name])], byTime.map((at) => [lagTime(at.time), ...columns.map((name) => value(at[name]))]));
}

function values(frame, facts) {
  const [length, energy] = [lengthUnit(frame), energyUnit(frame)];
  const rows = [
    facts.orderParameter === null ? null : ['order parameter', value(facts.orderParameter)],
    facts.inherentEnergy === null ? null : [`inherent-structure energy, ${energy}`, value(facts.inherentEnergy)],
    facts.potentialEnergy === null ? null : [`potential energy, ${energy}`, value(facts.potentialEnergy)],
    [`position, ${length}`, facts.position.map((x) => x.toFixed(2)).join(', ')],
  ].filter(Boolean);
  return element('dl', {}, ...rows.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]));
}

function neighbours(frame, facts, timeIndex, onPick) {
  if (facts.cutoff === null) return [element('h4', {}, `neighbours: the cutoff of ${frame.modelVersion} is not known`)];
  const length = lengthUnit(frame);
  const perSpecies = frame.species
    .map((name, kind) => `${facts.neighbours.filter(({ index }) => frame.speciesOf[index] === kind).length} ${name}`);
  const rows = facts.neighbours.slice(0, LISTED).map(({ index, distance }) => {
    const go = element('button', { type: 'button' }, `${index} ${frame.species[frame.speciesOf[index]]}`);
    go.addEventListener('click', () => onPick(index));
    return [go, distance.toFixed(3), value(frame.predicted[timeIndex]?.[index])];
  });
  return [
    element('h4', {}, `${counted(facts.neighbours.length, 'neighbour')} within ${figure(facts.cutoff)} ${length}: ${perSpecies.join(', ')}`),
    table(['nearest', `distance, ${length}`, 'predicted'], rows),
  ];
}

function table(head, rows) {
  return element('table', {},
    element('thead', {}, tableRow('th', head)),
    element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))))));
}

const value = (x) => (Number.isFinite(x) ? figure(x) : '–');
