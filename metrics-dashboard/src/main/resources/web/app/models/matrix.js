// The temperature matrix: how each model version does at each temperature, at the longest lag time.
import { byId, element, tableRow } from '../dom.js';
import { correlation, counted, figure } from '../format.js';
import { cssColour, sequential, textColourOn } from '../liquid/colours.js';

export function showMatrix(rows, species) {
  const scored = rows
    .map((row) => ({ version: row.version, cells: (row.scores?.temperatures ?? []).filter((cell) => cell.species === species) }))
    .filter((row) => row.cells.length);
  const temperatures = [...new Set(scored.flatMap((row) => row.cells.map((cell) => cell.temperature)))].sort((a, b) => a - b);
  const evaluated = scored.length > 1 || temperatures.length > 1;
  byId('matrix').hidden = !evaluated;
  if (!evaluated) return;
  const all = scored.flatMap((row) => row.cells.map((cell) => cell.pearson));
  const [low, high] = [Math.min(...all), Math.max(...all)];
  byId('matrix-table').replaceChildren(
    element('thead', {}, tableRow('th', ['model \\ predicted', ...temperatures.map((t) => `T = ${figure(t)}`)])),
    element('tbody', {}, ...scored.map(({ version, cells }) => element('tr', {},
      element('th', { scope: 'row' }, version),
      ...temperatures.map((t) => cellOf(cells.find((cell) => cell.temperature === t), low, high))))),
  );
}

function cellOf(cell, low, high) {
  if (!cell) return element('td', {}, '–');
  const share = high > low ? (cell.pearson - low) / (high - low) : 1;
  return element('td', {
    style: `background: ${cssColour(sequential, share)}; color: ${textColourOn(sequential, share)}`,
    title: counted(cell.configurations, 'configuration'),
  }, correlation(cell.pearson));
}
