import { cssColour, diverging, paintBar, sequential, STEPS, textColourOn } from '/app/liquid/colours.js';
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

test('a colour for a style is that of the map, from its low end to its high end', () => {
  equal([0, 1].map((share) => cssColour(sequential, share)), ['rgb(68,1,84)', 'rgb(253,231,37)']);
});

/** WCAG 2's relative luminance of bytes. */
function luminance(bytes) {
  const [red, green, blue] = bytes.map((byte) => byte / 255).map((s) => (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('text on any colour of a map has a contrast of at least 4.5 to 1', () => {
  for (const map of [sequential, diverging]) {
    for (let step = 0; step < STEPS; step++) {
      const ground = luminance(at(map, step).slice(0, 3));
      const text = { '#000000': 0, '#ffffff': 1 }[textColourOn(map, step / (STEPS - 1))];
      const contrast = (Math.max(ground, text) + 0.05) / (Math.min(ground, text) + 0.05);
      if (!(contrast >= 4.5)) throw new Error(`${contrast} at ${step}`);
    }
  }
});

test('the bar of a legend shows the map from its low end to its high end', () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [STEPS, 1];
  paintBar(canvas, sequential);
  equal(canvas.getContext('2d').getImageData(0, 0, STEPS, 1).data, sequential);
});
