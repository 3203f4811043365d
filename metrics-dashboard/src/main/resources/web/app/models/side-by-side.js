// Models that predict the same configurations: their scores beside each other, and which should predict.
import { byId, element, tableRow } from '../dom.js';
import { correlation, counted, figure, lagTime } from '../format.js';

/** With fewer configurations chance has a large part in which is better. */
const FEW = 5;

/** A version's scores beside the lag time that they are at. */
const of = (row, version) => row.versions.find((one) => one.version === version);

/** The rows of a species by ascending lag time. */
export const rowsOf = ({ rows }, species) => rows.filter((row) => row.species === species);

/** The versions compared, the one that predicts first. */
export function versionsOf({ sideBySide, models }) {
  const predicts = models.current?.version;
  return [...sideBySide.versions].sort((a, b) => Number(b === predicts) - Number(a === predicts));
}

export function showSideBySide(store, species) {
  const rows = rowsOf(store.sideBySide, species);
  const versions = versionsOf(store);
  byId('side-by-side').hidden = rows.length === 0;
  if (!rows.length) return;
  const { temperature } = store.sideBySide;
  const at = Number.isFinite(temperature) ? `, T = ${figure(temperature)}` : '';
  byId('side-by-side-key').textContent = `species ${species}${at}; only configurations that all of them predicted`;
  byId('side-by-side-verdict').textContent = sideBySideVerdict(store, species);
  const predicts = store.models.current?.version;
  byId('side-by-side-table').replaceChildren(
    element('thead', {}, tableRow('th', ['lag time', ...versions.map((version) => (version === predicts ? `${version}, predicts now` : version))])),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, element('th', { scope: 'row' }, lagTime(row.time)),
      ...versions.map((version) => cell(row, of(row, version)))))),
  );
}

function cell({ versions, configurations }, { mean, pooled, best }) {
  return element('td', { 'data-best': versions.every((one) => one.mean <= mean) }, correlation(mean),
    element('small', {}, ` pooled ${correlation(pooled)}, best in ${best} of ${configurations}`));
}

/** Which is better at the longest lag time, in how many configurations, and how it is made to predict. */
export function sideBySideVerdict(store, species) {
  const row = rowsOf(store.sideBySide, species).at(-1);
  const [first, second] = [...row.versions].sort((a, b) => b.mean - a.mean);
  const predicts = store.models.current?.version;
  const other = row.versions.find(({ version }) => version === predicts && version !== first.version) ?? second;
  const found = `${first.version} ${correlation(first.mean)}, ${other.version} ${correlation(other.mean)} at t = ${lagTime(row.time)}; `
    + `the first is the best in ${first.best} of ${counted(row.configurations, 'configuration')}`;
  const few = row.configurations < FEW ? ', which are few' : '';
  const advice = first.version === predicts ? 'It is the one that predicts.' : `To make it the one that predicts: ./supercool models serve ${modelOf(first.version, store.models)}`;
  return `${found}${few}. ${advice}`;
}

const modelOf = (version, { announcements }) => announcements.find((one) => one.version === version)?.model ?? version;
