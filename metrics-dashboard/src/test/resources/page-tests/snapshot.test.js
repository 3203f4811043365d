import { snapshotId, trajectoryOf } from '/app/snapshot.js';
import { equal, test } from './harness.js';
import { ofTrajectory } from './wire.js';

test('an id is written as the server writes it', () => {
  equal(snapshotId({ trajectory: 'T0.56', configuration: 'c1', step: 7 }), 'T0.56/c1/7');
});

test('a record says its trajectory', () => {
  equal(trajectoryOf(ofTrajectory('T0.56')), 'T0.56');
});
