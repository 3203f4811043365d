// Lines of the charts, in colours that differ in lightness as well as in hue.
import { cssVariable } from '../dom.js';

/** A line; `data` are [x, y] pairs, of which those with a finite y are drawn. Its name stands over its end unless `label` is false. */
export function line(name, data, { colour, dashed = false, dotted = false, width = 2, symbols = false, label = true }) {
  const finite = data.map(([x, y]) => [x, Number(y ?? NaN)]).filter(([, y]) => Number.isFinite(y));
  return {
    name,
    type: 'line',
    data: finite,
    showSymbol: symbols || finite.length < 2,
    symbol: 'circle',
    symbolSize: 6,
    lineStyle: { width, type: dotted ? 'dotted' : dashed ? 'dashed' : 'solid', color: colour },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    endLabel: {
      show: label, formatter: '{a}', color: colour, fontSize: 11, fontWeight: 600, align: 'right', verticalAlign: 'bottom', offset: [-6, -2],
      textBorderColor: cssVariable('--surface'), textBorderWidth: 3,
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
}

const REFERENCES = {
  noiseCeiling: { colour: '--text', dotted: true },
  expertRidge: { colour: '--reference-3', dashed: true },
  coarseGrainedEnergy: { colour: '--reference-2', dashed: true },
  inherentEnergy: { colour: '--reference-1', dashed: true },
};
/** How the curve of something to compare with is drawn, wherever it is. */
export function referenceStyle(name) {
  const { colour, ...style } = REFERENCES[name] ?? REFERENCES.inherentEnergy;
  return { colour: cssVariable(colour), ...style };
}

/** One colour per lag time, from the shortest to the longest. */
export function timeColour(index, times) {
  const steps = 6;
  const step = times === 1 ? steps - 1 : Math.round((index * (steps - 1)) / (times - 1));
  return cssVariable(`--time-${step}`);
}
