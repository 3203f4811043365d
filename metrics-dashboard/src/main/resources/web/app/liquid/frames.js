// Which of the recent frames is shown: the newest while live, or one that was chosen.
import { byId, fillSelect } from '../dom.js';
import { figure } from '../format.js';

export class FrameChoice {
  #frames = [];
  #chosenId = null;

  constructor(onChange) {
    byId('configuration').addEventListener('input', () => this.#choose(byId('configuration').value, onChange));
    byId('frame').addEventListener('input', () => this.#choose(this.#frames[Number(byId('frame').value)].id, onChange));
    byId('follow').addEventListener('input', () => {
      this.#chosenId = byId('follow').checked ? null : this.#frames.at(-1)?.id ?? null;
      this.#show();
      onChange();
    });
  }

  /** Takes the recent frames, oldest first. */
  offer(frames) {
    this.#frames = frames;
    fillSelect(byId('configuration'), frames.toReversed().map((frame) => [frame.id, name(frame)]));
    byId('frame').max = Math.max(0, frames.length - 1);
    this.#show();
  }

  /** The frame to show; undefined without any. A chosen one that has gone gives way to the newest. */
  get current() {
    return this.#frames.find((frame) => frame.id === this.#chosenId) ?? this.#frames.at(-1);
  }

  #choose(id, onChange) {
    this.#chosenId = id;
    byId('follow').checked = false;
    this.#show();
    onChange();
  }

  #show() {
    const { current } = this;
    if (!current) return;
    byId('configuration').value = current.id;
    byId('frame').value = String(this.#frames.indexOf(current));
    byId('frame-text').textContent = `${this.#frames.indexOf(current) + 1} of ${this.#frames.length}`;
  }
}

function name({ configuration, step, temperature, modelVersion }) {
  const at = step > 0 ? ` step ${step}` : '';
  return `${configuration}${at}${Number.isFinite(temperature) ? `, T = ${figure(temperature)}` : ''} · ${modelVersion}`;
}
