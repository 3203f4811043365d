// An ECharts line chart in the page's colours.
import * as echarts from 'echarts/core';
import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { cssVariable } from '../dom.js';

echarts.use([CustomChart, LineChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export class Chart {
  points = 0;
  #node;
  #chart;
  #option;

  /** `option(...)` gives the series, the axes and a sentence that says what is seen. */
  constructor(node, option) {
    this.#node = node;
    this.#option = option;
    this.#chart = echarts.init(node, null, { renderer: 'svg' });
    new ResizeObserver(() => this.#chart.resize()).observe(node);
  }

  /** Takes the chart with its caption out of the page, or puts it back. */
  leaveOut(out) {
    this.#node.closest('figure').hidden = out;
  }

  draw(...shown) {
    const { series, xAxis, yAxis, sentence } = this.#option(...shown);
    this.points = series.reduce((sum, line) => sum + line.data.length, 0);
    this.#node.setAttribute('aria-label', sentence);
    if (this.points === 0) {
      this.#node.dataset.empty = sentence.replace(/^.*: /, '');
      this.#chart.clear();
      return;
    }
    delete this.#node.dataset.empty;
    this.#chart.setOption({ ...frame(), xAxis: axis(xAxis, 22), yAxis: axis(yAxis, 38), series }, { notMerge: true });
  }
}

function frame() {
  const muted = cssVariable('--muted');
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: muted },
    grid: { left: 52, right: 16, top: 10, bottom: 36 },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: cssVariable('--surface'), borderColor: cssVariable('--line'),
      textStyle: { color: cssVariable('--text'), fontSize: 12 },
      valueFormatter: (value) => (typeof value === 'number' ? Number(value.toPrecision(3)).toString() : '–'),
    },
  };
}

/** An axis in the page's colours, its name `nameGap` pixels away; `own` says what is its own. */
function axis({ axisLabel, ...own }, nameGap) {
  return {
    nameLocation: 'middle',
    nameGap,
    nameTextStyle: { color: cssVariable('--muted') },
    axisLine: { show: true, lineStyle: { color: cssVariable('--line') } },
    axisTick: { show: false },
    axisLabel: { color: cssVariable('--muted'), fontSize: 11, hideOverlap: true, ...axisLabel },
    splitLine: { lineStyle: { color: cssVariable('--grid') } },
    ...own,
  };
}
