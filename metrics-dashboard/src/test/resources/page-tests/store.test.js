import { presentEpoch } from '/app/epochs.js';
import { Store } from '/app/store.js';
import { equal, test } from './harness.js';
import { frameBytes, header } from './wire.js';

const curve = (trajectory, points, whole = false, scored = 0) => ({ trajectory, species: 'A', time: 1, scored, whole, points });
const prequential = (...curves) => ({ section: 'prequential', body: { curves } });
const frame = (id) => frameBytes(header({ id }), [[0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]);
const epochs = (model, ...numbers) => ({
  section: 'training', body: { epochs: numbers.map((epoch) => ({ model, epoch })), completed: [], started: { [model]: 5 } },
});

test('a point of a curve replaces the one at its step or is added; a whole curve replaces all', () => {
  const store = new Store();
  store.take(prequential(curve('t', [{ step: 0, network: 1 }, { step: 5, network: 2 }])));
  store.take(prequential(curve('t', [{ step: 5, network: 3 }, { step: 9, network: 4 }])));
  equal(store.online.curves[0].points, [{ step: 0, network: 1 }, { step: 5, network: 3 }, { step: 9, network: 4 }]);
  store.take(prequential(curve('t', [{ step: 0, network: 6 }], true)));
  equal(store.online.curves[0].points, [{ step: 0, network: 6 }]);
});

test('online learning is that of the trajectory heard of last, with its curves alone', () => {
  const store = new Store();
  equal(store.online, null);
  store.take(prequential(curve('first', [{ step: 0 }]), curve('second', [{ step: 0 }])));
  equal([store.online.trajectory, store.online.curves.length], ['second', 1]);
  store.take(prequential(curve('first', [{ step: 1 }], false, 77)));
  equal([store.online.trajectory, store.online.scored], ['first', 77]);
});

test('a prediction that comes again replaces itself and is the newest; only the latest 24 are kept', () => {
  const store = new Store();
  for (let i = 0; i < 30; i++) store.takeFrame(frame(`p${i}`));
  store.takeFrame(frame('p10'));
  equal(store.predictions.length, 24);
  equal([store.predictions[0].id, store.predictions.at(-1).id], ['p6', 'p10']);
  equal(store.predictions.filter(({ id }) => id === 'p10').length, 1);
});

test('a snapshot is shown until its prediction comes, which takes its place; a preview is no prediction', () => {
  const store = new Store();
  const waiting = header({ kind: 'SNAPSHOT', id: 'liquid/c1/7', modelVersion: '', times: [10], propensityTimes: [10] });
  store.takeFrame(frameBytes(waiting, [[0, 0], [0, 0], [0, 0], [0, 1], [0.5, 0.6]]));
  equal([store.frames.map(({ id }) => id), store.predictions.length], [['liquid/c1/7'], 0]);
  equal([store.frames[0].predicted.length, store.frames[0].propensity[0][0]], [0, 0.5]);
  store.takeFrame(frameBytes(header({ kind: 'PREVIEW', id: 'preview ka' }), Array(7).fill([0, 0])));
  store.takeFrame(frame('liquid/c1/7@v1'));
  equal(store.frames.map(({ id }) => id), ['preview ka', 'liquid/c1/7@v1']);
  equal(store.predictions.map(({ id }) => id), ['liquid/c1/7@v1']);
});

test('how far the present epoch is, is told until the epoch has ended', () => {
  const store = new Store();
  store.take({ section: 'training', body: { epochs: [], advanced: [{ model: 'a', epoch: 1, share: 0.5 }], completed: [], started: {} } });
  equal(presentEpoch(store.training).share, 0.5);
  store.take(epochs('a', 1));
  equal(presentEpoch(store.training), null);
});

test('the training heard of last is the current one, and an epoch told again replaces the earlier', () => {
  const store = new Store();
  store.take(epochs('a', 1, 2));
  store.take(epochs('b', 1));
  store.take(epochs('a', 2, 3));
  equal([store.training.model, [...store.training.epochs.keys()], store.training.started], ['a', [1, 2, 3], 5]);
});

test('a training that has ended is current again once it goes on', () => {
  const store = new Store();
  store.take({ section: 'training', body: { epochs: [], completed: [{ model: 'a', version: 'v' }], started: {} } });
  equal(store.training.completed.version, 'v');
  store.take(epochs('a', 1));
  equal(store.training.completed, null);
});

test('trainings, epochs and versions are bounded', () => {
  const store = new Store();
  for (let i = 0; i < 20; i++) store.take(epochs(`m${i}`, 1));
  store.take(epochs('m19', ...Array.from({ length: 1200 }, (_, i) => i + 1)));
  for (let i = 0; i < 40; i++) store.take({ section: 'scores', body: [{ version: `v${i}` }] });
  for (let i = 0; i < 100; i++) store.take(prequential(curve(`t${i}`, [{ step: 0 }])));
  equal([store.trainings.size, store.training.epochs.size, store.scores.length, store.curves.size], [8, 1000, 16, 64]);
  equal([Math.min(...store.training.epochs.keys()), store.latestScores.version], [201, 'v39']);
});

test('the cutoff of a model is the one it was announced with, and null for one that was not', () => {
  const store = new Store();
  equal(store.cutoffOf('v1'), null);
  store.take({ section: 'models', body: { current: null, announcements: [{ version: 'v1', network: { cutoff: 2.5 } }] } });
  equal([store.cutoffOf('v1'), store.cutoffOf('v2')], [2.5, null]);
});

test('listeners are told of their section alone, and a cleared store has forgotten everything', () => {
  const store = new Store();
  const told = [];
  for (const section of ['scores', 'prediction']) store.on(section, () => told.push(section));
  store.take({ section: 'scores', body: [{ version: 'v' }] });
  store.take({ section: 'pipeline', body: {} });
  store.takeFrame(frame('p'));
  equal(told, ['scores', 'prediction']);
  store.clear();
  equal([store.predictions.length, store.scores.length, store.online, store.training ?? null], [0, 0, null, null]);
});

test('the scores shown are those of the version that predicts, and of the one heard of last where it has none', () => {
  const store = new Store();
  const scored = (...versions) => store.take({ section: 'scores', body: versions.map((version) => ({ version, curves: [] })) });
  scored('champion-3', 'challenger-7');
  equal(store.latestScores.version, 'challenger-7');
  store.take({ section: 'models', body: { current: { version: 'champion-3' }, announcements: [] } });
  scored('challenger-7');
  equal(store.latestScores.version, 'champion-3');
});

test('looks at the topics are counted from the end of a training', () => {
  const store = new Store();
  const look = () => store.take({ section: 'pipeline', body: { topics: [] } });
  look();
  store.take({ section: 'training', body: { epochs: [], completed: [{ model: 'ka' }], started: {} } });
  equal(store.looks, 0);
  look();
  equal(store.looks, 1);
});
