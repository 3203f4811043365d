// What the server has told, as plain data; views are told which part changed.
import { decodeFrame, isPrediction, snapshotId } from './frame.js';

/** How many frames of each kind are kept. */
const LATEST = { PREDICTION: 24, SNAPSHOT: 4, PREVIEW: 1 };
const MAX_TRAININGS = 8;
const MAX_VERSIONS = 16;
const MAX_EPOCHS = 1000;
const MAX_CURVES = 64;

/** Without the oldest of those that are too many. */
function bounded(frames) {
  const newest = frames.at(-1).kind;
  const same = frames.filter(({ kind }) => kind === newest);
  return same.length > LATEST[newest] ? frames.filter((frame) => frame !== same[0]) : frames;
}

export class Store {
  #listeners = new Map();
  connection = 'connecting';

  /** How often the server has told of the topics since a training ended. */
  looks = 0;

  constructor() {
    this.clear();
  }

  /** Forgets everything: a fresh connection tells all of it again. */
  clear() {
    this.pipeline = { brokerReachable: true, services: [], topics: [], disk: null, stages: [], passage: null, deadLetters: [] };
    this.models = { current: null, announcements: [] };
    this.trainings = new Map();
    this.looks = 0;
    this.scores = [];
    this.sideBySide = { temperature: NaN, versions: [], rows: [] };
    this.warnings = { count: 0, latest: [] };
    this.curves = new Map();
    this.frames = [];
  }

  /** What was predicted, oldest first. */
  get predictions() {
    return this.frames.filter(isPrediction);
  }

  on(section, listener) {
    this.#listeners.set(section, [...(this.#listeners.get(section) ?? []), listener]);
  }

  take({ section, body }) {
    if (section === 'training') {
      this.#takeTraining(body);
    } else if (section === 'scores') {
      this.#takeScores(body);
    } else if (section === 'prequential') {
      this.#takePrequential(body);
    } else {
      this[section] = body;
    }
    this.looks = section === 'pipeline' ? this.looks + 1 : this.looks;
    this.#tell(section);
  }

  takeFrame(buffer) {
    const frame = decodeFrame(buffer);
    const waited = isPrediction(frame) ? snapshotId(frame) : null;
    const others = this.frames.filter((one) => one.id !== frame.id && one.id !== waited);
    this.frames = bounded([...others, frame]);
    this.#tell('prediction');
  }

  /** The training heard of last, or undefined. */
  get training() {
    return [...this.trainings.values()].at(-1);
  }

  /** Scores of the version that predicts or, where it has none, of the one heard of last; undefined without any. */
  get latestScores() {
    return this.scores.find(({ version }) => version === this.models.current?.version) ?? this.scores.at(-1);
  }

  /** The trajectory learned from online that was heard of last, with its curves; null if there is none. */
  get online() {
    const all = [...this.curves.values()];
    if (!all.length) return null;
    const { trajectory, scored } = all.at(-1);
    return { trajectory, scored, curves: all.filter((curve) => curve.trajectory === trajectory) };
  }

  /** The distance up to which a model version sees neighbours, or null if it was not announced. */
  cutoffOf(version) {
    return this.models.announcements.find((one) => one.version === version)?.network.cutoff ?? null;
  }

  /** Each version's scores replace what was known of it; the version heard of last is the last. */
  #takeScores(versions) {
    const names = new Set(versions.map((scores) => scores.version));
    this.scores = [...this.scores.filter((scores) => !names.has(scores.version)), ...versions].slice(-MAX_VERSIONS);
  }

  #takePrequential({ curves }) {
    for (const curve of curves) {
      const key = JSON.stringify([curve.trajectory, curve.species, curve.time]);
      const known = curve.whole ? [] : this.curves.get(key)?.points ?? [];
      const points = [...new Map([...known, ...curve.points].map((point) => [point.step, point])).values()];
      this.curves.delete(key);
      this.curves.set(key, { ...curve, points });
      if (this.curves.size > MAX_CURVES) {
        this.curves.delete(this.curves.keys().next().value);
      }
    }
  }

  #takeTraining({ epochs, advanced = [], completed, started }) {
    for (const epoch of epochs) {
      const training = this.trainings.get(epoch.model) ?? { model: epoch.model, epochs: new Map() };
      training.epochs.set(epoch.epoch, epoch);
      training.completed = null;
      if (training.epochs.size > MAX_EPOCHS) {
        training.epochs.delete(Math.min(...training.epochs.keys()));
      }
      this.#moveToEnd(training);
    }
    for (const step of advanced) {
      const training = this.trainings.get(step.model) ?? { model: step.model, epochs: new Map() };
      training.advanced = step;
      training.completed = null;
      this.#moveToEnd(training);
    }
    for (const end of completed) {
      const training = this.trainings.get(end.model) ?? { model: end.model, epochs: new Map() };
      training.completed = end;
      this.looks = 0;
      this.#moveToEnd(training);
    }
    for (const training of this.trainings.values()) {
      training.started = started[training.model] ?? training.started;
    }
  }

  #moveToEnd(training) {
    this.trainings.delete(training.model);
    this.trainings.set(training.model, training);
    if (this.trainings.size > MAX_TRAININGS) {
      this.trainings.delete(this.trainings.keys().next().value);
    }
  }

  #tell(section) {
    for (const listener of this.#listeners.get(section) ?? []) {
      listener();
    }
  }
}
