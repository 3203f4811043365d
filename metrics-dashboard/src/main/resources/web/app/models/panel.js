// Trainings and models: what was trained, how well it does, and two of them compared.
import { byId, element, fillSelect, tableRow } from '../dom.js';
import { correlation, count, counted, duration } from '../format.js';
import { showComparison } from './compare.js';
import { showMatrix } from './matrix.js';
import { heldOutScore, longestScore, modelRows, trainedEpochs, trainingSeconds } from './rows.js';
import { showSideBySide } from './side-by-side.js';
import { weightDecay } from './training.js';

const HEAD = ['version', 'state', 'started', 'training', 'network', 'options', 'held out', 'predicted', 'expert ridge'];

export class ModelsPanel {
  #rows = [];
  #species = 'A';

  constructor() {
    for (const id of ['compare-a', 'compare-b']) {
      byId(id).addEventListener('input', () => this.#compare());
    }
  }

  /** Versions listed, for tests. */
  get shown() {
    return this.#rows.map((row) => row.version);
  }

  show(store, species) {
    this.#rows = modelRows(store);
    this.#species = species;
    byId('models-empty').hidden = this.#rows.length > 0;
    byId('models-table').replaceChildren(
      element('thead', {}, tableRow('th', HEAD)),
      element('tbody', {}, ...this.#rows.map((row) => this.#row(row))),
    );
    byId('compare').hidden = this.#rows.length < 2;
    const options = this.#rows.map(({ version }) => [version, version]);
    fillSelect(byId('compare-a'), options);
    fillSelect(byId('compare-b'), [...options.slice(1), ...options.slice(0, 1)]);
    this.#compare();
    showSideBySide(store, species);
    showMatrix(this.#rows, species);
  }

  #row(row) {
    const { announcement, training, scores, version } = row;
    const cells = [
      stateOf(row),
      training?.started ? new Date(training.started).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' }) : '–',
      training ? `${counted(trainedEpochs(row), 'epoch')}, ${duration(trainingSeconds(row))}` : '–',
      announcement ? network(announcement) : '–',
      announcement ? options(announcement.training) : '–',
      correlation(heldOutScore(row, this.#species)),
      scores ? `${correlation(longestScore(row, 'network', this.#species))} (${count(scores.configurations)})` : '–',
      correlation(longestScore(row, 'expertRidge', this.#species)),
    ];
    return element('tr', { 'data-current': row.current }, element('th', { scope: 'row' }, version),
      ...cells.map((text) => element('td', {}, text)));
  }

  #compare() {
    const find = (id) => this.#rows.find((row) => row.version === byId(id).value);
    showComparison(find('compare-a'), find('compare-b'));
  }
}

function stateOf({ announcement, training, roles, current }) {
  if (training?.completed?.failure) return `failed: ${training.completed.failure}`;
  const kind = announcement ? `${roles.join(' and ')}${announcement.complete ? '' : ', still training'}` : training ? 'training' : '';
  return [current ? 'predicts now' : null, kind || null].filter(Boolean).join(', ') || '–';
}

function network({ network: n, parameters }) {
  return `${counted(n.layers, 'layer')} × ${n.channels}, l ≤ ${n.lMax}, ${count(parameters)} parameters`;
}

function options(training) {
  return `learning rate ${training.learningRate}, weight decay ${weightDecay(training)}, seed ${training.seed}`;
}
