// An ECharts line chart in the page's colours.
import * as echarts from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { cssVariable } from '../dom.js';

echarts.use([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export class Chart {
  points = 0;
  #node;
  #chart;
  #option;

  /** `option(store, species)` gives the series, the axes and a sentence that says what is seen. */
  constructor(node, option) {
    this.#node = node;
    this.#option = option;
    this.#chart = echarts.init(node, null, { renderer: 'svg' });
    new ResizeObserver(() => this.#chart.resize()).observe(node);
  }

  draw(store, species) {
    const { series, xAxis, yAxis, sentence } = this.#option(store, species);
    this.points = series.reduce((sum, line) => sum + line.data.length, 0);
    this.#node.setAttribute('aria-label', sentence);
    this.#chart.setOption({ ...frame(), xAxis: axis(xAxis), yAxis: axis(yAxis), series }, { notMerge: true });
  }
}

function frame() {
  const muted = cssVariable('--muted');
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: muted },
    grid: { left: 52, right: 132, top: 10, bottom: 34 },
    legend: {
      type: 'scroll', orient: 'vertical', right: 0, top: 4, bottom: 4, itemWidth: 18, itemHeight: 8, itemGap: 6,
      icon: 'roundRect', textStyle: { color: cssVariable('--text'), fontSize: 12, width: 96, overflow: 'truncate' },
      pageTextStyle: { color: muted }, pageIconColor: muted,
    },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: cssVariable('--surface'), borderColor: cssVariable('--line'),
      textStyle: { color: cssVariable('--text'), fontSize: 12 },
      valueFormatter: (value) => (typeof value === 'number' ? Number(value.toPrecision(3)).toString() : '–'),
    },
  };
}

function axis(own) {
  return {
    nameLocation: 'middle',
    nameGap: 22,
    nameTextStyle: { color: cssVariable('--muted') },
    axisLine: { show: true, lineStyle: { color: cssVariable('--line') } },
    axisTick: { show: false },
    axisLabel: { color: cssVariable('--muted'), fontSize: 11, hideOverlap: true },
    splitLine: { lineStyle: { color: cssVariable('--grid') } },
    ...own,
  };
}
