import { decodeFrame, energyUnit, lengthUnit, propensityAt, scoreOf, snapshotId } from '/app/frame.js';
import { close, equal, test } from './harness.js';
import { frameBytes, header } from './wire.js';

const PLACES = [[1, 2], [3, 4], [5, 6], [0, 1]];

test('a frame has the arrays of its record in their order', () => {
  const head = header({ ridgeTimes: [1, 10], fields: ['inherentEnergy', 'potentialEnergy'] });
  const frame = decodeFrame(frameBytes(head, [...PLACES, [7, 8], [9, 10], [11, 12], [13, 14], [15, 16], [17, 18], [19, 20]]));
  equal([frame.x, frame.y, frame.z, frame.speciesOf], PLACES);
  equal(frame.predicted, [[7, 8], [9, 10]]);
  equal(frame.propensity, [[11, 12]]);
  equal(frame.ridge, [[13, 14], [15, 16]]);
  equal(frame.fields, { inherentEnergy: [17, 18], potentialEnergy: [19, 20] });
});

test('a frame says which snapshot and model it is of', () => {
  const { trajectory, configuration, step, modelVersion } = decodeFrame(frameBytes(header(), [...PLACES, [0, 0], [0, 0], [0, 0]]));
  equal([trajectory, configuration, step, modelVersion], ['liquid', 'c1', 7, 'v1']);
});

test('arrays are not copied, whatever the length of the header', () => {
  for (const name of ['A', 'AB', 'ABC', 'ABCD']) {
    const bytes = frameBytes(header({ species: [name] }), [...PLACES, [0, 0], [0, 0], [0, 0]]);
    const frame = decodeFrame(bytes);
    if (frame.x.buffer !== bytes || frame.predicted[1].buffer !== bytes) throw new Error('copied');
    equal([...frame.x], [1, 2]);
  }
});

test('a temperature that is not known is not a number', () => {
  equal(decodeFrame(frameBytes(header({ temperature: 'NaN' }), [...PLACES, [0, 0], [0, 0], [0, 0]])).temperature, NaN);
});

test('the true propensity is found by its lag time, and null at others', () => {
  const frame = { times: [1, 10], propensityTimes: [10, 100], propensity: [[1], [2]] };
  equal(propensityAt(frame, 0), null);
  equal(propensityAt(frame, 1), [1]);
});

test('a frame is scored over the particles chosen, and not where the true propensity is not known', () => {
  const frame = { times: [1, 10], propensityTimes: [10], predicted: [[0, 0, 0], [1, 2, 9]], propensity: [[3, 5, 0]] };
  close(scoreOf(frame, 1, [0, 1]), 1);
  close(scoreOf(frame, 1, [1, 2]), -1);
  equal(scoreOf(frame, 0, [0, 1]), NaN);
});

test('reduced units have their Greek letters, others their own names', () => {
  equal([lengthUnit({ units: 'lj' }), energyUnit({ units: 'lj' }), lengthUnit({ units: 'nm' })], ['σ', 'ε', 'nm']);
});

test('the id of a snapshot is as the server writes it', () => {
  equal(snapshotId({ trajectory: 'T0.56', configuration: 'c1', step: 7 }), 'T0.56/c1/7');
});
