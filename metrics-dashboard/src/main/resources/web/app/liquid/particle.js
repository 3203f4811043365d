// Everything known of the picked particle.
import { byId, element, tableRow } from '../dom.js';
import { figure, lagTime } from '../format.js';
import { energyUnit, lengthUnit, truthAt } from '../frame.js';
import { neighboursOf } from './neighbours.js';
import { orderParameter } from './quantities.js';

/** The graph's default cutoff: these are the particles a first layer looks at. */
const CUTOFF = 2;
const LISTED = 5;

/** Values of one particle as the record has them. */
export function particleFacts(frame, index) {
  const at = (array) => array?.[index] ?? null;
  return {
    index,
    species: frame.species[frame.speciesOf[index]],
    position: [frame.x[index], frame.y[index], ...(frame.box.length > 2 ? [frame.z[index]] : [])],
    byTime: frame.times.map((time, k) => ({
      time, predicted: frame.predicted[k][index], truth: at(truthAt(frame, k)), ridge: at(frame.ridge[k]),
    })),
    orderParameter: orderParameter(frame)[index],
    inherentEnergy: at(frame.fields.inherentEnergy),
    potentialEnergy: at(frame.fields.potentialEnergy),
    neighbours: neighboursOf(frame, index, CUTOFF),
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

function times({ byTime }) {
  const columns = ['predicted', 'truth', 'ridge'].filter((name) => byTime.some((at) => at[name] !== null));
  return table(['lag time', ...columns], byTime.map((at) => [lagTime(at.time), ...columns.map((name) => value(at[name]))]));
}

function values(frame, facts) {
  const [length, energy] = [lengthUnit(frame), energyUnit(frame)];
  const rows = [
    ['order parameter', value(facts.orderParameter)],
    facts.inherentEnergy === null ? null : [`inherent energy, ${energy}`, value(facts.inherentEnergy)],
    facts.potentialEnergy === null ? null : [`potential energy, ${energy}`, value(facts.potentialEnergy)],
    [`position, ${length}`, facts.position.map((x) => x.toFixed(2)).join(', ')],
  ].filter(Boolean);
  return element('dl', {}, ...rows.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]));
}

function neighbours(frame, facts, timeIndex, onPick) {
  const length = lengthUnit(frame);
  const perSpecies = frame.species
    .map((name, kind) => `${facts.neighbours.filter(({ index }) => frame.speciesOf[index] === kind).length} ${name}`);
  const rows = facts.neighbours.slice(0, LISTED).map(({ index, distance }) => {
    const go = element('button', { type: 'button' }, `${index} ${frame.species[frame.speciesOf[index]]}`);
    go.addEventListener('click', () => onPick(index));
    return [go, distance.toFixed(3), value(frame.predicted[timeIndex][index])];
  });
  return [
    element('h4', {}, `${facts.neighbours.length} neighbours within ${CUTOFF} ${length}: ${perSpecies.join(', ')}`),
    table(['nearest', `distance, ${length}`, 'predicted'], rows),
  ];
}

function table(head, rows) {
  return element('table', {},
    element('thead', {}, tableRow('th', head)),
    element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))))));
}

const value = (x) => (Number.isFinite(x) ? figure(x) : '–');
