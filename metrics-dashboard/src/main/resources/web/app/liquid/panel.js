// The liquid's controls, legend and caption around the scene.
import { byId, fillSelect } from '../dom.js';
import { correlation, count, figure, lagTime } from '../format.js';
import { truthAt } from '../frame.js';
import { pearson } from '../statistics.js';
import { diverging, paintBar, sequential } from './colours.js';
import { LiquidScene } from './scene.js';
import { chosenParticles, colourRange, quantityOf, shade } from './shading.js';

const LATEST = 'latest';

export class LiquidPanel {
  #scene = null;
  #predictions = [];
  #frame = null;
  #summary = { particles: 0, coloured: 0, quantity: null, colourSum: 0, webgl: false };

  constructor() {
    try {
      this.#scene = new LiquidScene(byId('scene'));
      this.#summary.webgl = true;
    } catch {
      byId('scene').hidden = true;
      this.#say('This browser offers no WebGL, so the particles cannot be drawn. Everything else on this page works.');
    }
    for (const id of ['configuration', 'quantity', 'time', 'species', 'share']) {
      byId(id).addEventListener('input', () => this.#show());
    }
    document.querySelector('.controls').addEventListener('submit', (event) => event.preventDefault());
  }

  /** Takes the latest predictions, oldest first. */
  offer(predictions) {
    this.#predictions = predictions;
    fillSelect(byId('configuration'), [
      [LATEST, 'latest'],
      ...predictions.toReversed().map((p) => [p.id, `${p.configuration} · ${p.modelVersion}`]),
    ]);
    this.#show();
  }

  /** What is drawn, for tests. */
  summary() {
    return this.#summary;
  }

  #show() {
    const chosenId = byId('configuration').value;
    const frame = this.#predictions.find((p) => p.id === chosenId) ?? this.#predictions.at(-1);
    if (!frame || !this.#scene) return;
    if (frame !== this.#frame) {
      this.#frame = frame;
      this.#offerChoices(frame);
      this.#scene.place(frame);
    }
    this.#paint(frame);
  }

  #offerChoices(frame) {
    const fresh = byId('time').options.length === 0;
    fillSelect(byId('time'), frame.times.map((time, index) => [String(index), `t = ${lagTime(time)}`]));
    fillSelect(byId('species'), [...frame.species.map((name, index) => [String(index), name]), ['-1', 'all']]);
    if (fresh) {
      byId('time').value = String(frame.times.length - 1);
    }
  }

  #paint(frame) {
    const timeIndex = Number(byId('time').value);
    const share = Number(byId('share').value) / 100;
    byId('share-text').textContent = `${byId('share').value} %`;
    for (const option of byId('quantity').options) {
      option.disabled = option.value !== 'prediction' && truthAt(frame, timeIndex) === null;
    }
    if (byId('quantity').selectedOptions[0].disabled) {
      byId('quantity').value = 'prediction';
    }
    const quantity = byId('quantity').value;
    const chosen = chosenParticles(frame, Number(byId('species').value));
    const range = colourRange(frame, quantity, timeIndex, chosen);
    const values = quantityOf(frame, quantity, timeIndex);
    const { coordinates, radii } = shade(frame, values, quantity, chosen, range, share);
    this.#scene.paint(coordinates, radii, quantity === 'difference' ? 'diverging' : 'sequential');
    this.#say('');
    this.#legend(frame, quantity, timeIndex, range);
    this.#caption(frame, timeIndex, chosen, quantity);
    this.#summary = {
      webgl: true,
      id: frame.id,
      particles: frame.particles,
      coloured: coordinates.filter((c) => c >= 0).length,
      quantity,
      colourSum: coordinates.reduce((sum, c) => sum + c, 0),
    };
  }

  #legend(frame, quantity, timeIndex, [low, high]) {
    const names = { prediction: 'predicted propensity', truth: 'true propensity', difference: 'predicted − true propensity' };
    const unit = frame.units === 'lj' ? 'σ' : frame.units;
    byId('legend').hidden = false;
    byId('legend-title').textContent = `${names[quantity]} at t = ${lagTime(frame.times[timeIndex])}, in ${unit}`;
    byId('legend-low').textContent = figure(low);
    byId('legend-middle').textContent = figure((low + high) / 2);
    byId('legend-high').textContent = figure(high);
    paintBar(byId('legend-bar'), quantity === 'difference' ? diverging : sequential);
  }

  #caption(frame, timeIndex, chosen, quantity) {
    const truth = truthAt(frame, timeIndex);
    const perSpecies = frame.species
      .map((name, index) => `${count(chosenParticles(frame, index).length)} ${name}`)
      .join(', ');
    const temperature = Number.isFinite(frame.temperature) ? `, T = ${figure(frame.temperature)}` : '';
    const score = truth ? `Pearson of the species shown: ${correlation(pearson(frame.predicted[timeIndex], truth, chosen))}` : 'truth not known';
    const text = `${frame.configuration}, step ${count(frame.step)}: ${count(frame.particles)} particles (${perSpecies})${temperature}. ${score}.`;
    byId('caption').textContent = text;
    byId('scene').setAttribute('aria-label', `${text} Coloured by ${quantity}. Arrow keys turn, plus and minus zoom.`);
  }

  #say(text) {
    const message = byId('scene-message');
    message.textContent = text;
    message.hidden = text === '';
  }
}
