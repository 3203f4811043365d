import { diverging, paintBar, sequential, STEPS } from '/app/liquid/colours.js';
import { equal, test } from './harness.js';

const at = (map, step) => [...map.slice(4 * step, 4 * step + 4)];
const lightness = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

test('the sequential map goes from dark violet to yellow, the diverging one from blue over white to red', () => {
  equal([at(sequential, 0), at(sequential, STEPS - 1)], [[0x44, 0x01, 0x54, 255], [0xfd, 0xe7, 0x25, 255]]);
  equal([at(diverging, 0), at(diverging, STEPS - 1)], [[0x05, 0x30, 0x61, 255], [0x67, 0x00, 0x1f, 255]]);
  const middle = at(diverging, STEPS / 2);
  if (Math.min(...middle) < 0xf3) throw new Error(`no white in the middle: ${middle}`);
});

test('the sequential map never gets darker', () => {
  for (let step = 1; step < STEPS; step++) {
    if (lightness(at(sequential, step)) < lightness(at(sequential, step - 1)) - 0.5) throw new Error(`darker at ${step}`);
  }
});

test('the diverging map is lightest in the middle, and both sides are as dark', () => {
  const half = STEPS / 2;
  for (let step = 1; step < half; step++) {
    if (lightness(at(diverging, step)) < lightness(at(diverging, step - 1)) - 0.5) throw new Error(`darker at ${step}`);
    if (lightness(at(diverging, half + step)) > lightness(at(diverging, half + step - 1)) + 0.5) throw new Error(`lighter at ${half + step}`);
  }
});

test('the bar of a legend shows the map from its low end to its high end', () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [STEPS, 1];
  paintBar(canvas, sequential);
  equal(canvas.getContext('2d').getImageData(0, 0, STEPS, 1).data, sequential);
});
