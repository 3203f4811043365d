import { PerspectiveCamera, Vector3 } from '/app/vendor/three/three.module.js';
import { turnedByKey } from '/app/liquid/gestures.js';
import { close, equal, test } from './harness.js';

const TARGET = new Vector3(1, 2, 3);

function pressed(key, times = 1) {
  const camera = new PerspectiveCamera();
  camera.position.set(1, 2, 13);
  let [moved, prevented] = [false, 0];
  for (let i = 0; i < times; i++) moved = turnedByKey({ key, preventDefault: () => prevented++ }, camera, TARGET);
  return { moved, prevented, distance: camera.position.distanceTo(TARGET), place: camera.position.toArray() };
}

test('arrow keys turn the camera about its target and keep its distance', () => {
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    const { moved, prevented, distance } = pressed(key);
    equal([moved, prevented], [true, 1]);
    close(distance, 10);
  }
  close(pressed('ArrowRight').place, [1 + 10 * Math.sin(0.1), 2, 3 + 10 * Math.cos(0.1)]);
});

test('up and down stop at the poles', () => {
  const { place } = pressed('ArrowUp', 100);
  close(place[1], 2 + 10 * Math.cos(0.01), 1e-6);
});

test('plus comes nearer, minus goes away, and other keys do nothing', () => {
  close([pressed('+').distance, pressed('-').distance], [9, 11]);
  equal([pressed('a').moved, pressed('a').prevented], [false, 0]);
});
