import { framesOf, isGoingOn, onlineCurves, recentMean } from '/app/online.js';
import { close, equal, test } from './harness.js';

const points = (...values) => ({ points: values.map(([labels, network]) => ({ labels, network })) });

test('curves of a species come by ascending lag time, and none without online learning', () => {
  const online = { curves: [{ species: 'A', time: 10 }, { species: 'B', time: 1 }, { species: 'A', time: 2 }] };
  equal(onlineCurves(online, 'A').map(({ time }) => time), [2, 10]);
  equal(onlineCurves(null, 'A'), []);
});

test('a recent mean weighs points by their frames and stops after about twenty', () => {
  close(recentMean(points([100, 0], [15, 0.2], [5, 0.6]), 'network'), (15 * 0.2 + 5 * 0.6) / 20);
  close(recentMean(points([1, 0.5], [1, 0.7]), 'network'), 0.6);
});

test('a recent mean leaves out what is not known, and is not a number where nothing is', () => {
  close(recentMean(points([1, 0.5], [1, 'NaN']), 'network'), 0.5);
  equal([recentMean(points([1, 'NaN']), 'network'), recentMean(points(), 'network')], [NaN, NaN]);
});

test('a curve is over the frames of all its points', () => {
  equal(framesOf(points([2, 0], [3, 0])), 5);
});

test('learning goes on until ten minutes after the last score', () => {
  equal([isGoingOn(null), isGoingOn({ scored: Date.now() - 60_000 }), isGoingOn({ scored: Date.now() - 601_000 })], [false, true, false]);
});
