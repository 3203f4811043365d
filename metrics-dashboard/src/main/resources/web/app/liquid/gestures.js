// Hands on the scene besides OrbitControls' dragging: a click picks, keys turn and zoom.
import { Spherical } from '../vendor/three/three.module.js';

/** A pointer that moved further than this has dragged, not clicked. */
const CLICK_PIXELS = 4;

/** Calls back with the place of each click. */
export function onPicked(canvas, listener) {
  let from = null;
  canvas.addEventListener('pointerdown', (event) => {
    from = event.isPrimary && event.button === 0 ? [event.clientX, event.clientY] : null;
  });
  canvas.addEventListener('pointerup', (event) => {
    if (from && Math.hypot(event.clientX - from[0], event.clientY - from[1]) < CLICK_PIXELS) {
      listener(event.clientX, event.clientY);
    }
    from = null;
  });
}

/** Arrow keys turn the camera about its target, plus and minus come nearer and go away; true if it moved. */
export function turnedByKey(event, camera, target) {
  const turns = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
  const zooms = { '+': 0.9, '=': 0.9, '-': 1.1 };
  if (!turns[event.key] && !zooms[event.key]) return false;
  event.preventDefault();
  const seen = new Spherical().setFromVector3(camera.position.clone().sub(target));
  const [theta, phi] = turns[event.key] ?? [0, 0];
  seen.theta += theta;
  seen.phi = Math.min(Math.PI - 0.01, Math.max(0.01, seen.phi + phi));
  seen.radius *= zooms[event.key] ?? 1;
  camera.position.setFromSpherical(seen).add(target);
  return true;
}
