// The liquid's controls and caption around the scene.
import { byId, element, fillSelect } from '../dom.js';
import { correlation, count, counted, figure, lagTime } from '../format.js';
import { lengthUnit, scoreOf } from '../frame.js';
import { edgeLengths, isTilted } from './box.js';
import { FrameChoice } from './frames.js';
import { showLegend } from './legend.js';
import { particleFacts, showParticle } from './particle.js';
import { QUANTITIES } from './quantities.js';
import { LiquidScene } from './scene.js';
import { chosenParticles, radiusOf, shade } from './shading.js';

const BOTH = 'both';
const MODELS = 'models';
/** What is shown where what was chosen is not known: the first of these that is. */
const FIRST_KNOWN = ['prediction', 'propensity', 'inherentEnergy', 'potentialEnergy', 'species'];
/** What the legend says of two views, each with its own values. */
const OF_TWO = {
  [BOTH]: { title: 'propensity', first: 'that move most, as predicted and in truth' },
  [MODELS]: { title: 'predicted propensity', first: 'predicted to move most, by each model' },
};

/** What the caption says of a frame that is no prediction. */
const STATE = {
  SNAPSHOT: ({ split }) => (split === 'TRAIN' ? 'To be learned from' : 'Not predicted yet'),
  PREVIEW: () => 'A model in training, on a configuration that it learns from',
};

export class LiquidPanel {
  #scene = null;
  #frames = new FrameChoice(() => this.#show());
  #frame = null;
  #picked = null;
  #time = null;
  #quantity = null;
  #pending = false;
  #cutoffOf;
  #onShown = () => {};
  #summary = { particles: 0, coloured: 0, quantity: null, colourSum: 0, webgl: false };

  /** `cutoffOf(modelVersion)` gives a model's cutoff, or null. */
  constructor(cutoffOf) {
    this.#cutoffOf = cutoffOf;
    try {
      this.#scene = new LiquidScene(byId('scene'), (particle) => this.#pick(particle < 0 ? null : particle));
      this.#summary.webgl = true;
    } catch {
      byId('scene').hidden = true;
      this.#say('This browser offers no WebGL, so the particles cannot be drawn. Everything else on this page works.');
    }
    byId('time').addEventListener('input', () => { this.#time = byId('time').value; });
    byId('quantity').addEventListener('input', () => { this.#quantity = byId('quantity').value; });
    for (const id of ['quantity', 'time', 'species', 'share']) {
      byId(id).addEventListener('input', () => this.#show());
    }
    for (const id of ['slice-axis', 'slice-from', 'slice-to']) {
      byId(id).addEventListener('input', () => this.#slice());
    }
    byId('particle').addEventListener('input', () => {
      const particle = byId('particle').valueAsNumber;
      this.#pick(Number.isInteger(particle) && particle >= 0 && particle < (this.#frame?.particles ?? 0) ? particle : null);
    });
    document.querySelector('.controls').addEventListener('submit', (event) => event.preventDefault());
  }

  /** Takes the latest frames, oldest first, and the version that predicts; several in one moment are shown once. */
  offer(frames, predicts) {
    if (!frames.length) return;
    document.querySelector('.controls').hidden = false;
    this.#frames.offer(frames, predicts);
    if (!this.#pending) {
      this.#pending = true;
      requestAnimationFrame(() => {
        this.#pending = false;
        this.#show();
      });
    }
  }

  /** Calls back with frame, timeIndex and chosen particles whenever they change. */
  onShown(listener) {
    this.#onShown = listener;
  }

  /** What is drawn, for tests. */
  summary() {
    return { ...this.#summary, drawn: this.#scene?.drawn, firstDrawn: this.#scene?.firstDrawn };
  }

  /** Where the window shows a particle, for tests. */
  placeOf(particle) {
    return this.#scene.placeOf(particle);
  }

  #show() {
    const frame = this.#frames.current;
    if (!frame) return;
    if (frame !== this.#frame) {
      const samePlaces = this.#frame?.particles === frame.particles;
      this.#frame = frame;
      this.#offerChoices(frame);
      this.#scene?.place(frame);
      this.#slice();
      if (!samePlaces) this.#picked = null;
    }
    this.#paint(frame);
    this.#pick(this.#picked);
  }

  #offerChoices(frame) {
    fillSelect(byId('time'), frame.times.map((time) => [String(time), `t = ${lagTime(time)}`]));
    fillSelect(byId('species'), [...frame.species.map((name, index) => [String(index), name]), ['-1', 'all']]);
    byId('particle').max = frame.particles - 1;
    if (frame.times.map(String).includes(this.#time)) {
      byId('time').value = this.#time;
    } else if (frame.times.length) {
      byId('time').value = String(frame.times.findLast((time) => frame.propensityTimes.includes(time)) ?? frame.times.at(-1));
    }
  }

  #paint(frame) {
    const timeIndex = frame.times.indexOf(Number(byId('time').value));
    const share = Number(byId('share').value) / 100;
    byId('share-text').textContent = `${byId('share').value} %`;
    const parts = partsOf(frame, timeIndex, this.#frames.beside);
    const known = (name) => parts(name).every((part) => part.values !== null);
    for (const option of byId('quantity').options) {
      option.disabled = !known(option.value);
    }
    byId('quantity').value = [this.#quantity, ...FIRST_KNOWN].find((name) => name !== null && known(name));
    const shown = byId('quantity').value;
    const shownParts = parts(shown);
    const chosen = chosenParticles(frame, Number(byId('species').value));
    const views = viewsOf(shownParts, chosen, share);
    this.#scene?.paint(views);
    this.#label(shown, shownParts);
    if (this.#scene) this.#say('');
    const first = shownParts[0];
    showLegend(frame, first.name, { ...first.quantity, ...OF_TWO[shown] }, timeIndex, views[0].range, share);
    this.#caption(frame, timeIndex, chosen, shown);
    this.#onShown({ frame, timeIndex, chosen });
    this.#summary = {
      webgl: this.#scene !== null,
      id: frame.id,
      modelVersion: frame.modelVersion,
      particles: frame.particles,
      coloured: views[0].coordinates.filter((c) => c >= 0).length,
      quantity: shown,
      views: views.length,
      models: shownParts.map((part) => part.frame.modelVersion),
      range: views[0].range,
      colourSum: views.at(-1).coordinates.reduce((sum, c) => sum + c, 0),
    };
  }

  #pick(particle) {
    this.#picked = particle;
    const facts = particle === null ? null : particleFacts(this.#frame, particle, this.#cutoffOf(this.#frame.modelVersion));
    byId('particle').value = particle ?? '';
    showParticle(this.#frame, facts, this.#frame?.times.indexOf(Number(byId('time').value)), (next) => this.#pick(next));
    this.#scene?.mark(particle, facts && radiusOf(this.#frame.speciesOf[particle]), facts?.neighbours);
    this.#summary.picked = facts;
  }

  #slice() {
    const axis = Number(byId('slice-axis').value);
    const [from, to] = [Number(byId('slice-from').value) / 100, Number(byId('slice-to').value) / 100];
    byId('slice-range').hidden = axis < 0;
    this.#scene?.slice(axis, Math.min(from, to), Math.max(from, to));
  }

  #caption(frame, timeIndex, chosen, quantity) {
    const perSpecies = frame.species
      .map((name, index) => `${count(chosenParticles(frame, index).length)} ${name}`)
      .join(', ');
    const temperature = Number.isFinite(frame.temperature) ? `, T = ${figure(frame.temperature)}` : '';
    const box = `${isTilted(frame) ? 'tilted box, edges' : 'box'} ${edgeLengths(frame).map(figure).join(' × ')} ${lengthUnit(frame)}`;
    const pearson = scoreOf(frame, timeIndex, chosen);
    const score = STATE[frame.kind]?.(frame)
      ?? (Number.isFinite(pearson) ? `Pearson of the species shown: ${correlation(pearson)}` : 'True propensity not known');
    const by = frame.kind === 'PREDICTION' ? `, predicted by ${frame.modelVersion}` : '';
    const text = `${frame.configuration}, step ${count(frame.step)}${by}: ${counted(frame.particles, 'particle')} (${perSpecies})${temperature}, ${box}. ${score}.`;
    byId('caption').textContent = text;
    byId('scene').setAttribute('aria-label', `${text} Coloured by ${quantity}. Arrow keys turn, plus and minus zoom; choose a particle by its number under More.`);
  }

  /** What stands over two views. */
  #label(shown, parts) {
    byId('view-labels').hidden = parts.length < 2;
    const texts = shown === MODELS ? parts.map((part) => part.frame.modelVersion) : ['predicted', 'true'];
    byId('view-labels').replaceChildren(...texts.map((text) => element('span', {}, text)));
  }

  #say(text) {
    const message = byId('scene-message');
    message.textContent = text;
    message.hidden = text === '';
  }
}

/** By the name of what is chosen, what its views show: a frame's values of a quantity, which are null where not known. */
function partsOf(frame, timeIndex, beside) {
  const part = (of, index, name) => {
    const quantity = QUANTITIES[name];
    return { frame: of, timeIndex: index, name, quantity, values: of ? quantity.values(of, index) : null };
  };
  const fits = beside?.particles === frame.particles;
  return (name) => ({
    [BOTH]: () => [part(frame, timeIndex, 'prediction'), part(frame, timeIndex, 'propensity')],
    [MODELS]: () => [
      part(frame, timeIndex, 'prediction'),
      part(fits ? beside : null, beside?.times.indexOf(frame.times[timeIndex]), 'prediction'),
    ],
  }[name]?.() ?? [part(frame, timeIndex, name)]);
}

/** Colours and sizes of each view, their map and its range, which two views share. */
function viewsOf(parts, chosen, share) {
  const ranges = parts.map(({ frame, timeIndex, quantity, values }) => quantity.range(frame, timeIndex, chosen, values));
  const range = [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
  return parts.map(({ frame, timeIndex, quantity, values }) => {
    const rank = quantity.size?.(frame, timeIndex) ?? values;
    return { ...shade(frame, values, rank, chosen, range, share), map: quantity.map, range };
  });
}
