// Correlation against lag time of models that predicted the same configurations.
import { cssVariable } from '../dom.js';
import { correlation, lagTime } from '../format.js';
import { rowsOf, versionsOf } from '../models/side-by-side.js';
import { pearsonAxis } from './axes.js';
import { line } from './lines.js';

/** The one that predicts has the first. */
const COLOURS = ['--accent', '--reference-3', '--reference-2', '--reference-1'];

export function sideBySideOption(store, species) {
  const rows = rowsOf(store.sideBySide, species);
  const series = versionsOf(store).map((version, i) => {
    const points = rows.map((row) => [row.time, row.versions.find((one) => one.version === version).mean]);
    return line(version, points, { colour: cssVariable(COLOURS[i]), dashed: i > 0, symbols: true });
  });
  const last = rows.at(-1);
  return {
    series,
    xAxis: { type: 'log', name: 'lag time', axisLabel: { formatter: lagTime } },
    yAxis: pearsonAxis(),
    sentence: last
      ? `Pearson correlation against lag time for species ${species}, by model: `
        + `${last.versions.map(({ version, mean }) => `${version} ${correlation(mean)}`).join(', ')} at t = ${lagTime(last.time)}`
      : 'Pearson correlation against lag time, by model: no two models predicted the same',
  };
}
