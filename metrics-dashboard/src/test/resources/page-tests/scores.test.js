import { atLongestCommonTime, atLongestTime, pointsOf } from '/app/scores.js';
import { equal, test } from './harness.js';

test('the score at the longest lag time is of the species asked for, and undefined without any', () => {
  const scores = [{ species: 'A', time: 9, pearson: 0.5 }, { species: 'A', time: 1, pearson: 0.1 }, { species: 'B', time: 99, pearson: 1 }];
  equal(atLongestTime(scores, 'A').pearson, 0.5);
  equal(atLongestTime(scores, 'C') ?? null, null);
});

test('points are of the predictor and species asked for, and none where it was not scored', () => {
  const scores = { curves: [{ name: 'network', species: 'A', points: [1] }, { name: 'network', species: 'B', points: [2] }] };
  equal([pointsOf(scores, 'network', 'B'), pointsOf(scores, 'ridge', 'B'), pointsOf(undefined, 'network', 'A')], [[2], [], []]);
});

test('two curves meet at the longest lag time that both have, or not at all', () => {
  const at = (...times) => times.map((time) => ({ time }));
  equal(atLongestCommonTime(at(1, 5, 9), at(5, 99)), at(5, 5));
  equal([atLongestCommonTime(at(1), at(5)), atLongestCommonTime(at(1), [])], [null, null]);
});
