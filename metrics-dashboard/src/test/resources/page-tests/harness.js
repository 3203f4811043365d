// What a test module needs: tests with names that say what holds, and comparisons that throw.
let tests = [];

/** Registers a test; `body` throws, or rejects, where what its name says does not hold. */
export function test(name, body) {
  tests.push({ name, body });
}

/** Runs the tests registered since the last call: name and failure of each, null for none. */
export async function results() {
  const registered = tests;
  tests = [];
  const told = [];
  for (const { name, body } of registered) {
    try {
      await body();
      told.push({ name, failure: null });
    } catch (error) {
      told.push({ name, failure: error.stack ?? String(error) });
    }
  }
  return told;
}

/** The same numbers, texts, arrays and plain objects; NaN is NaN. */
export function equal(actual, expected) {
  const [is, should] = [text(actual), text(expected)];
  if (is !== should) throw new Error(`${is} is not ${should}`);
}

/** Numbers, or arrays of as many, that differ by at most `tolerance`. */
export function close(actual, expected, tolerance = 1e-9) {
  const [is, should] = [[actual].flat(), [expected].flat()];
  const differs = is.length !== should.length || is.some((value, i) => !(Math.abs(value - should[i]) <= tolerance));
  if (differs) throw new Error(`${text(is)} is not within ${tolerance} of ${text(should)}`);
}

/** A generator of numbers in [0, 1) that are the same in every run (a multiplicative congruential one). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function text(value) {
  return JSON.stringify(value, (_, inner) => {
    if (typeof inner === 'number' && !Number.isFinite(inner)) return String(inner);
    return ArrayBuffer.isView(inner) ? [...inner] : inner;
  });
}
