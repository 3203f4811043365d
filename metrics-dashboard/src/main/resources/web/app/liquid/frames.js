// Which of the recent frames is shown: the newest while the page follows, else the one that was chosen.
import { byId, fillSelect } from '../dom.js';
import { figure } from '../format.js';

export class FrameChoice {
  #frames = [];
  /** What the page stays with; null while it follows. */
  #chosen = null;
  #onChange;

  constructor(onChange) {
    this.#onChange = onChange;
    byId('follow').checked = true; // Else it may be as it was before the page was opened again.
    byId('configuration').addEventListener('input', () => {
      this.#choose(this.#frames.find((frame) => frame.id === byId('configuration').value));
    });
    byId('frame').addEventListener('input', () => this.#choose(this.#frames[Number(byId('frame').value)]));
    byId('follow').addEventListener('input', () => this.#choose(byId('follow').checked ? null : this.current ?? null));
  }

  /** Takes the recent frames, oldest first. The chosen one stays the first of all when it is no longer among them. */
  offer(frames) {
    const known = frames.find((frame) => frame.id === this.#chosen?.id);
    this.#chosen = known ?? this.#chosen;
    this.#frames = this.#chosen === null || known ? frames : [this.#chosen, ...frames];
    fillSelect(byId('configuration'), this.#frames.toReversed().map((frame) => [frame.id, name(frame)]));
    byId('frame').max = Math.max(0, this.#frames.length - 1);
    this.#show();
  }

  /** The frame to show; undefined without any. */
  get current() {
    return this.#chosen ?? this.#frames.at(-1);
  }

  /** Stays with a frame, or follows for null. */
  #choose(frame) {
    this.#chosen = frame;
    byId('follow').checked = frame === null;
    this.#show();
    this.#onChange();
  }

  #show() {
    const { current } = this;
    if (!current) return;
    byId('configuration').value = current.id;
    byId('frame').value = String(this.#frames.indexOf(current));
    byId('frame-text').textContent = `${this.#frames.indexOf(current) + 1} of ${this.#frames.length}`;
  }
}

function name({ kind, split, configuration, step, temperature, modelVersion }) {
  const at = step > 0 ? ` step ${step}` : '';
  const by = { SNAPSHOT: split === 'TRAIN' ? 'to be learned from' : 'not predicted yet', PREVIEW: `in training: ${modelVersion}` }[kind] ?? modelVersion;
  return `${configuration}${at}${Number.isFinite(temperature) ? `, T = ${figure(temperature)}` : ''} · ${by}`;
}
