// Perceptually uniform, colour-blind-safe maps: viridis (matplotlib, CC0) and ColorBrewer's RdBu, blue for low.
const VIRIDIS = '440154 481a6c 472f7d 414487 39568c 31688e 2a788e 23888e 1f988b 22a884 35b779 54c568 7ad151 a5db36 d2e21b fde725';
const BLUE_RED = '053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f';

export const STEPS = 256;

/** RGBA bytes of a map, interpolated to STEPS colours. */
function table(stops) {
  const colours = stops.split(' ').map((hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  const rgba = new Uint8Array(STEPS * 4);
  for (let step = 0; step < STEPS; step++) {
    const at = (step / (STEPS - 1)) * (colours.length - 1);
    const low = Math.min(Math.floor(at), colours.length - 2);
    for (let channel = 0; channel < 3; channel++) {
      const [from, to] = [colours[low][channel], colours[low + 1][channel]];
      rgba[step * 4 + channel] = Math.round(from + (to - from) * (at - low));
    }
    rgba[step * 4 + 3] = 255;
  }
  return rgba;
}

export const sequential = table(VIRIDIS);
export const diverging = table(BLUE_RED);

/** Red, green and blue of a map at a share of the way from low to high. */
function colourAt(map, share) {
  const at = 4 * Math.round(share * (STEPS - 1));
  return [...map.slice(at, at + 3)];
}

export const cssColour = (map, share) => `rgb(${colourAt(map, share).join()})`;

/** Black or white: the one that can be read on a map's colour, with a contrast of at least 4.5 to 1. */
export function textColourOn(map, share) {
  const [red, green, blue] = colourAt(map, share).map((byte) => linear(byte / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

/** Of an sRGB value, as WCAG's relative luminance takes it. */
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Paints a map from low to high into a canvas of STEPS x 1 pixels. */
export function paintBar(canvas, rgba) {
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(rgba), STEPS, 1), 0, 0);
}
