// The picked particle: a cage around it and lines to its neighbours, drawn over everything.
import {
  BufferAttribute, BufferGeometry, Group, LineBasicMaterial, LineSegments, SphereGeometry, WireframeGeometry,
} from '../vendor/three/three.module.js';

const CAGE = new WireframeGeometry(new SphereGeometry(1, 12, 8));

/** At `place` [x, y, z], with lines along the vectors to the neighbours. */
export function makeMarker(place, radius, vectors) {
  const ends = new Float32Array(6 * vectors.length);
  vectors.forEach((vector, i) => ends.set(vector, 6 * i + 3));
  const lines = new BufferGeometry().setAttribute('position', new BufferAttribute(ends, 3));
  const cage = new LineSegments(CAGE, overAll(1));
  cage.scale.setScalar(1.15 * radius);
  const marker = new Group().add(cage, new LineSegments(lines, overAll(0.45)));
  marker.position.set(...place);
  return marker;
}

export function colourMarker(marker, colour) {
  for (const part of marker.children) part.material.color.copy(colour);
}

export function disposeMarker(marker) {
  marker.children[1].geometry.dispose();
  for (const part of marker.children) part.material.dispose();
}

function overAll(opacity) {
  return new LineBasicMaterial({ depthTest: false, transparent: true, opacity });
}
