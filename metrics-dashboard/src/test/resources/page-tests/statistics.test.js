import { centralRange, density, pearson, quantile, sortedValues, standardised } from '/app/statistics.js';
import { close, equal, random, test } from './harness.js';

test('Pearson is 1 of a rising line, -1 of a falling one, and by hand in between', () => {
  close(pearson([1, 2, 3], [5, 7, 9], [0, 1, 2]), 1);
  close(pearson([1, 2, 3], [5, 3, 1], [0, 1, 2]), -1);
  close(pearson([1, 2, 3], [1, 3, 2], [0, 1, 2]), 0.5);
});

test('Pearson does not change by shifting and scaling, even far from zero', () => {
  const next = random(3);
  const [a, b] = [0, 1].map(() => Array.from({ length: 100 }, next));
  const all = a.map((_, i) => i);
  close(pearson(a.map((x) => 3 * x + 1e6), b.map((x) => 7 - x), all), -pearson(a, b, all), 1e-7);
});

test('Pearson is over the indices chosen, and not a number where nothing varies', () => {
  close(pearson([1, 2, 100], [1, 2, -5], [0, 1]), 1);
  equal(pearson([1, 1, 1], [1, 2, 3], [0, 1, 2]), NaN);
  equal(pearson([1], [1], []), NaN);
});

test('quantiles are values of the list, from its lowest to its highest', () => {
  const sorted = [1, 2, 3, 4, 5];
  equal([0, 0.5, 1, -1, 2].map((share) => quantile(sorted, share)), [1, 3, 5, 1, 5]);
  equal(quantile([], 0.5), undefined);
});

test('sorted values are the finite ones chosen, by number and not by text', () => {
  equal(sortedValues([10, NaN, 9, Infinity, -1, 3], [0, 1, 2, 3, 4]), [-1, 9, 10]);
});

test('standardised values have mean 0 and deviation 1 in each species; what does not vary is 0', () => {
  const result = standardised(new Float32Array([1, 5, 3, 9, 4, 4]), [0, 1, 0, 1, 2, 2], 3);
  close([...result], [-1, -1, 1, 1, 0, 0], 1e-6);
});

test('density counts the chosen by cell, row by row, and leaves out what lies outside', () => {
  const counts = density([0.1, 0.9, 0.1, 5, 0.1], [0.1, 0.1, 0.9, 0.1, 0.1], [0, 1, 2, 3], [0, 1], 2);
  equal(counts, [1, 1, 1, 0]);
});

test('a central range reaches over all arrays, but for a share at either end of each, and is never empty', () => {
  const [hundred, shifted] = [0, 50].map((from) => Array.from({ length: 101 }, (_, i) => from + i));
  const all = hundred.map((_, i) => i);
  equal(centralRange([hundred], all, 0.02), [2, 98]);
  equal(centralRange([hundred, shifted], all, 0.02), [2, 148]);
  equal(centralRange([hundred], [10, 20], 0), [10, 20]);
  equal(centralRange([[7, 7]], [0, 1], 0.02), [7, 8]);
});
