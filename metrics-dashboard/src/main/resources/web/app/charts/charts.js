// The charts and the species they show.
import { byId, element, onThemeChange } from '../dom.js';
import { newestEpoch } from '../epochs.js';
import { Chart } from './chart.js';
import { lossOption } from './loss.js';
import { pearsonOption } from './pearson.js';
import { correlationOption } from './correlation.js';
import { prequentialOption } from './prequential.js';
import { densityOption } from './density.js';
import { sideBySideOption } from './side-by-side.js';

export class Charts {
  species = 'A';
  #store = null;
  #shown = {};
  #offered = '';
  #onSpecies = () => {};
  #charts = {
    loss: new Chart(byId('loss'), lossOption),
    pearson: new Chart(byId('pearson'), pearsonOption),
    correlation: new Chart(byId('correlation'), correlationOption),
    prequential: new Chart(byId('prequential'), prequentialOption),
    sideBySide: new Chart(byId('side-by-side-chart'), sideBySideOption),
  };
  #density = new Chart(byId('density'), densityOption);

  constructor() {
    onThemeChange(() => {
      this.#draw();
      this.showFrame(this.#shown);
    });
    this.showFrame({});
  }

  show(store) {
    this.#store = store;
    this.#offerSpecies(speciesIn(store));
    this.#draw();
  }

  /** Takes what the liquid's view shows: frame, timeIndex and chosen particles. */
  showFrame(shown) {
    this.#shown = shown;
    this.#density.draw(shown);
    this.#leaveOutEmpty();
  }

  onSpecies(listener) {
    this.#onSpecies = listener;
  }

  /** Points drawn in each chart. */
  points() {
    return Object.fromEntries([...Object.entries(this.#charts), ['density', this.#density]]
      .map(([name, chart]) => [name, chart.points]));
  }

  #draw() {
    if (!this.#store) return;
    for (const chart of Object.values(this.#charts)) {
      chart.draw(this.#store, this.species);
    }
    this.#leaveOutEmpty();
  }

  /** Charts without anything to show leave their place to online learning. */
  #leaveOutEmpty() {
    const { prequential, sideBySide, ...others } = this.#charts;
    sideBySide.leaveOut(sideBySide.points === 0);
    prequential.leaveOut(prequential.points === 0);
    for (const chart of [...Object.values(others), this.#density]) {
      chart.leaveOut(prequential.points > 0 && chart.points === 0);
    }
  }

  #offerSpecies(names) {
    if (names.length === 0 || this.#offered === names.join()) return;
    this.#offered = names.join();
    if (!names.includes(this.species)) {
      this.species = names[0];
    }
    const field = byId('chart-species');
    field.replaceChildren(field.querySelector('legend'), ...names.map((name) => this.#switch(name)));
  }

  #switch(name) {
    const input = element('input', { type: 'radio', name: 'chart-species', value: name });
    input.checked = name === this.species;
    input.addEventListener('change', () => {
      this.species = name;
      this.#draw();
      this.#onSpecies();
    });
    return element('label', {}, input, name);
  }
}

function speciesIn({ training, latestScores, online }) {
  const names = new Set([
    ...(newestEpoch(training)?.training ?? []).map((score) => score.species),
    ...(latestScores?.curves ?? []).map((curve) => curve.species),
    ...(online?.curves ?? []).map((curve) => curve.species),
  ]);
  return [...names].sort();
}
