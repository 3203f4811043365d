import { activity, verdict } from '/app/summary.js';
import { equal, test } from './harness.js';

const curve = (name, ...means) => ({ name, species: 'A', points: means.map(([time, mean]) => ({ time, mean })) });
const spaced = (text) => text.replace(/\u00a0/g, ' ');

test('the verdict compares at the longest lag time that both curves have, and says at which', () => {
  const curves = [
    curve('network', [1, 0.4], [10, 0.6]),
    curve('noiseCeiling', [1, 0.5], [10, 0.8], [100, 0.9]),
    curve('expertRidge', [1, 0.5], [100, 0.1]),
  ];
  equal(verdict({ curves }, 'A'), 'Pearson: 75 % of the noise ceiling at t = 10; worse than the expert ridge at t = 1.');
});

test('the verdict leaves out what is not known at any lag time of the network', () => {
  const network = curve('network', [10, 0.6]);
  equal(verdict({ curves: [network, curve('noiseCeiling', [100, 0.9])] }, 'A'), 'Pearson: 1 is perfect, 0 is chance.');
  equal(verdict({ curves: [network, curve('expertRidge', [10, 0.5])] }, 'A'), 'Pearson: 1 is perfect, 0 is chance; better than the expert ridge at t = 10.');
  equal(verdict(undefined, 'A'), 'Pearson correlation of predicted and true propensity: 1 is perfect, 0 is chance.');
});

const quiet = { training: undefined, models: { current: null }, frames: [], looks: 0, online: null, pipeline: { topics: [], services: [] } };
const trainings = (lag) => ({ ...quiet, pipeline: { services: [], topics: [{ name: 'supercool.trainings.v1', lag }] } });

test('a training that was asked for is seen before its first epoch has ended', () => {
  equal([quiet, trainings(0)].map(activity), Array(2).fill('Waiting for data: no training and no model yet'));
  equal(activity(trainings(1)), 'Training: gathering and preparing its configurations');
});

test('a training under way says its epoch and the time left, one that has ended gives way to the model', () => {
  const training = { model: 'ka', epochs: new Map([[3, { epoch: 3, epochs: 40, loss: 0.5, remainingSeconds: 30 }]]), completed: null };
  equal(spaced(activity({ ...trainings(1), training })), 'Training ka: epoch 3 of 40 done, about 30 s left');
  const ended = { ...training, completed: { failure: null } };
  equal(activity({ ...quiet, training: ended, models: { current: { version: 'ka-3', complete: true } } }), 'Predicting with ka-3, waiting for configurations');
});

test('the first epoch is told while it runs', () => {
  const training = { model: 'ka', epochs: new Map(), completed: null, advanced: { epoch: 1, epochs: 40, share: 0.35, remainingSeconds: 30 } };
  equal(spaced(activity({ ...trainings(1), training })), 'Training ka: epoch 1 of 40, 35 % of it, about 30 s left');
});

test('what cannot run is said before what is running', () => {
  const services = [{ instance: 'label-service-1', state: 'DOWN', ended: { cannotRun: true } }];
  equal(activity({ ...quiet, pipeline: { topics: [], services } }), 'label-service-1 cannot run · Waiting for data: no training and no model yet');
});

test('what is running is said of every moment between a training and the next', () => {
  const model = { current: { version: 'ka-3', complete: true } };
  const ended = { model: 'ka', epochs: new Map([[3, { epoch: 3, epochs: 3, loss: 0.5, remainingSeconds: 0 }]]), completed: { failure: 'no memory' } };
  const saving = { ...ended, completed: null };
  equal(activity({ ...trainings(1), training: saving }), 'Training ka: all 3 epochs done');
  // The request still counts as waiting in what the broker said before the training ended.
  equal(activity({ ...trainings(1), training: ended, looks: 1 }), 'Training of ka failed: no memory');
  equal(activity({ ...trainings(1), training: ended, looks: 2 }), 'Training: gathering and preparing its configurations');
  equal(activity({ ...trainings(1), models: model }), 'Training: gathering and preparing its configurations');
});

test('a configuration that came in is known of before it is predicted', () => {
  const frames = [{ kind: 'SNAPSHOT' }];
  equal(activity({ ...quiet, frames }), 'Configurations are coming in: no training and no model yet');
  equal(activity({ ...quiet, frames, models: { current: { version: 'ka-3', complete: true } } }), 'Predicting with ka-3');
});
