// Which of the recent frames is shown. Of a configuration that several models predicted there is one frame per model.
import { byId, fillSelect } from '../dom.js';
import { isPrediction, snapshotId } from '../frame.js';
import { counted, figure } from '../format.js';

export class FrameChoice {
  /** One per configuration, that which was heard of last at the end: `id`, and its frames, oldest first. */
  #groups = [];
  /** What the page stays with; null while it follows. */
  #chosen = null;
  /** The version that was chosen, or '' for any. */
  #version = '';
  #predicts = null;
  #onChange;

  constructor(onChange) {
    this.#onChange = onChange;
    byId('follow').checked = true; // Else it may be as it was before the page was opened again.
    byId('configuration').addEventListener('input', () => {
      this.#choose(this.#groups.find(({ id }) => id === byId('configuration').value));
    });
    byId('frame').addEventListener('input', () => this.#choose(this.#groups[Number(byId('frame').value)]));
    byId('follow').addEventListener('input', () => this.#choose(byId('follow').checked ? null : this.#group ?? null));
    byId('model').addEventListener('input', () => {
      this.#version = byId('model').value;
      this.#show();
      this.#onChange();
    });
  }

  /**
   * Takes the recent frames, oldest first, and the version that predicts what names no model, or null. The chosen
   * configuration stays the first of all when it is no longer among them.
   */
  offer(frames, predicts = null) {
    this.#predicts = predicts;
    const groups = grouped(frames);
    if (this.#chosen) {
      const known = groups.find(({ id }) => id === this.#chosen.id);
      this.#chosen = known ? joined(this.#chosen, known) : this.#chosen;
      this.#groups = known ? groups.map((group) => (group === known ? this.#chosen : group)) : [this.#chosen, ...groups];
    } else {
      this.#groups = groups;
    }
    fillSelect(byId('configuration'), this.#groups.toReversed().map((group) => [group.id, this.#name(group)]));
    byId('frame').max = Math.max(0, this.#groups.length - 1);
    this.#offerModels();
    this.#show();
  }

  /** The frame to show; undefined without any. */
  get current() {
    return this.#group && this.#frameOf(this.#group);
  }

  /** What another model predicts of the configuration shown: the one that predicts, or the newest; null without one. */
  get beside() {
    const { current } = this;
    const others = this.#group?.frames.filter((frame) => frame !== current && isPrediction(frame)) ?? [];
    return others.find(({ modelVersion }) => modelVersion === this.#predicts) ?? others.at(-1) ?? null;
  }

  /** While the page follows a model, what others alone predicted, and what waits, is passed over. */
  get #group() {
    if (this.#chosen) return this.#chosen;
    const own = this.#version && this.#groups.findLast(({ frames }) => frames.some((frame) => this.#isChosenModels(frame)));
    return own || this.#groups.at(-1);
  }

  #frameOf({ frames }) {
    return frames.find((frame) => this.#isChosenModels(frame))
      ?? frames.find(({ modelVersion }) => modelVersion === this.#predicts)
      ?? frames.at(-1);
  }

  #isChosenModels = (frame) => isPrediction(frame) && frame.modelVersion === this.#version;

  /** Stays with a configuration, or follows for null. */
  #choose(group) {
    this.#chosen = group;
    byId('follow').checked = group === null;
    this.#show();
    this.#onChange();
  }

  /** Versions that predicted what another predicted too; there is nothing to choose without. */
  #offerModels() {
    const shared = this.#groups.filter(({ frames }) => frames.length > 1).flatMap(({ frames }) => frames.map(({ modelVersion }) => modelVersion));
    const versions = [...new Set([...shared, this.#version])].filter(Boolean).sort();
    fillSelect(byId('model'), [['', this.#predicts ? 'the one that predicts' : 'the newest'], ...versions.map((version) => [version, version])]);
    byId('model-choice').hidden = versions.length === 0;
  }

  #show() {
    const group = this.#group;
    if (!group) return;
    byId('configuration').value = group.id;
    byId('frame').value = String(this.#groups.indexOf(group));
    byId('frame-text').textContent = `${this.#groups.indexOf(group) + 1} of ${this.#groups.length}`;
  }

  #name(group) {
    const { kind, split, configuration, step, temperature, modelVersion } = this.#frameOf(group);
    const at = step > 0 ? ` step ${step}` : '';
    const models = group.frames.length > 1 ? counted(group.frames.length, 'model') : modelVersion;
    const by = { SNAPSHOT: split === 'TRAIN' ? 'to be learned from' : 'not predicted yet', PREVIEW: `in training: ${modelVersion}` }[kind] ?? models;
    return `${configuration}${at}${Number.isFinite(temperature) ? `, T = ${figure(temperature)}` : ''} · ${by}`;
  }
}

/** What a model in training says of a configuration stands alone. */
const groupId = (frame) => (frame.kind === 'PREVIEW' ? frame.id : snapshotId(frame));

function grouped(frames) {
  const groups = new Map();
  for (const frame of frames) {
    const id = groupId(frame);
    const group = groups.get(id) ?? { id, frames: [] };
    groups.delete(id);
    groups.set(id, { id, frames: [...group.frames, frame] });
  }
  return [...groups.values()];
}

/** What was known of a configuration, with what is known now: no model's frame goes while it is looked at. */
function joined({ id, frames }, { frames: newer }) {
  const same = new Set(newer.map((frame) => frame.id));
  return { id, frames: [...frames.filter((frame) => isPrediction(frame) && !same.has(frame.id)), ...newer].slice(-MAX_MODELS) };
}

/** Of the configuration that is stayed with. */
const MAX_MODELS = 4;
