// The liquid in its box, seen from a camera that orbits, once or twice side by side. Drawn only when something changed.
import {
  BufferAttribute, BufferGeometry, Color, LineBasicMaterial, LineSegments, PerspectiveCamera, Scene, Vector2, Vector3, WebGLRenderer,
} from '../vendor/three/three.module.js';
import { OrbitControls } from '../vendor/three/OrbitControls.js';
import { cssVariable, onThemeChange } from '../dom.js';
import { boxLines } from './box.js';
import { diverging, sequential } from './colours.js';
import { onPicked, turnedByKey } from './gestures.js';
import { colourMarker, disposeMarker, makeMarker } from './marker.js';
import { firstHit } from './neighbours.js';
import { makeSpheres, mapTexture, sphereMaterial } from './spheres.js';

export class LiquidScene {
  drawn = 0;
  firstDrawn = null;
  #canvas;
  #renderer;
  #camera = new PerspectiveCamera(28, 1, 0.1, 1000);
  #scene = new Scene();
  #controls;
  #maps = { sequential: mapTexture(sequential), diverging: mapTexture(diverging) };
  #materials = [sphereMaterial(), sphereMaterial()];
  #spheres = [];
  #views = [{}];
  #positions = null;
  #half = new Vector3();
  #box = null;
  #marker = null;
  #slice = { low: new Vector3(), high: new Vector3() };
  #pending = false;

  /** Throws where the browser has no WebGL. */
  constructor(canvas, pick) {
    this.#canvas = canvas;
    this.#renderer = new WebGLRenderer({ canvas, antialias: true });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#renderer.setScissorTest(true);
    // The shaders are compiled while the first frame is on its way.
    this.#renderer.compile(makeSpheres(new BufferAttribute(new Float32Array(3), 3), this.#materials[0]), this.#camera);
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.addEventListener('change', () => this.#draw());
    onPicked(canvas, (x, y) => pick(this.particleAt(x, y)));
    canvas.addEventListener('keydown', (event) => {
      if (turnedByKey(event, this.#camera, this.#controls.target)) this.#controls.update();
    });
    new ResizeObserver(() => this.#resize()).observe(canvas.parentElement);
    onThemeChange(() => this.#draw());
    this.#resize();
  }

  /** Puts the particles of a frame in place of the earlier ones. */
  place(frame) {
    const lengths = [frame.box[0], frame.box[1], frame.box[2] ?? 0];
    const half = new Vector3(...lengths).multiplyScalar(0.5);
    this.#positions = new Float32Array(3 * frame.particles);
    for (let i = 0; i < frame.particles; i++) {
      this.#positions[3 * i] = frame.x[i] - half.x;
      this.#positions[3 * i + 1] = frame.y[i] - half.y;
      this.#positions[3 * i + 2] = frame.z[i] - half.z;
    }
    this.#remove();
    const shared = new BufferAttribute(this.#positions, 3);
    this.#spheres = this.#materials.map((material) => makeSpheres(shared, material));
    const lines = new BufferGeometry().setAttribute('position', new BufferAttribute(boxLines(frame), 3));
    this.#box = new LineSegments(lines, new LineBasicMaterial());
    this.#scene.add(...this.#spheres, this.#box);
    const sameBox = this.#half.equals(half);
    this.#half = half;
    if (!sameBox) this.#lookAt(half, lengths[2] === 0);
  }

  /** One or two views, each with colours (0 to 1 on its map, negative for none) and radii, one per particle. */
  paint(views) {
    const before = this.#views;
    this.#spheres.forEach((spheres, i) => {
      spheres.visible = i < views.length;
      if (!spheres.visible) return;
      const { value, radius } = spheres.geometry.attributes;
      value.array.set(views[i].coordinates);
      radius.array.set(views[i].radii);
      value.needsUpdate = true;
      radius.needsUpdate = true;
      spheres.material.uniforms.map.value = this.#maps[views[i].map];
    });
    this.#views = views;
    if (before.length !== views.length) this.#resize();
    this.#draw();
  }

  /** Shows only what lies between two shares of the box along an axis (0, 1, 2), or everything (-1). */
  slice(axis, from, to) {
    this.#slice.low.setScalar(-1e9);
    this.#slice.high.setScalar(1e9);
    if (axis >= 0) {
      const half = this.#half.getComponent(axis);
      this.#slice.low.setComponent(axis, (2 * from - 1) * half);
      this.#slice.high.setComponent(axis, (2 * to - 1) * half);
    }
    this.#draw();
  }

  /** Marks a particle and its neighbours (`vector` each); null for none. */
  mark(particle, radius, neighbours) {
    if (this.#marker) {
      this.#scene.remove(this.#marker);
      disposeMarker(this.#marker);
      this.#marker = null;
    }
    if (particle !== null) {
      const place = this.#positions.slice(3 * particle, 3 * particle + 3);
      this.#marker = makeMarker(place, radius, neighbours.map((neighbour) => neighbour.vector));
      this.#scene.add(this.#marker);
    }
    this.#draw();
  }

  /** The sphere seen at a place of the window, or -1. */
  particleAt(clientX, clientY) {
    if (!this.#spheres.length) return -1;
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    const share = width / this.#views.length;
    const view = Math.min(this.#views.length - 1, Math.floor((clientX - left) / share));
    const across = (clientX - left - view * share) / share;
    this.#camera.updateMatrixWorld();
    const direction = new Vector3(2 * across - 1, 1 - (2 * (clientY - top)) / height, 0.5)
      .unproject(this.#camera).sub(this.#camera.position).normalize();
    const { coordinates, radii } = this.#views[view];
    return firstHit(this.#camera.position, direction, this.#positions, radii,
      (i) => coordinates[i] >= 0 && this.#inSlice(i));
  }

  /** Where the window shows a particle, in the first view. */
  placeOf(particle) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    this.#camera.updateMatrixWorld();
    const seen = new Vector3(...this.#positions.slice(3 * particle, 3 * particle + 3)).project(this.#camera);
    return [left + ((seen.x + 1) / 2) * (width / this.#views.length), top + ((1 - seen.y) / 2) * height];
  }

  #inSlice(i) {
    const { low, high } = this.#slice;
    const at = new Vector3(...this.#positions.slice(3 * i, 3 * i + 3));
    return at.clone().clamp(low, high).equals(at);
  }

  #remove() {
    this.mark(null);
    for (const old of [...this.#spheres, this.#box]) {
      if (!old) continue;
      this.#scene.remove(old);
      old.geometry.dispose();
    }
    this.#box?.material.dispose();
  }

  #lookAt(half, flat) {
    const size = half.length();
    const direction = flat ? new Vector3(0, 0, 1) : new Vector3(0.62, 0.42, 1).normalize();
    this.#camera.position.copy(direction.multiplyScalar(size * 3.9));
    this.#camera.near = size / 50;
    this.#camera.far = size * 20;
    this.#controls.target.set(0, 0, 0);
    this.#controls.update();
    this.#resize();
  }

  #resize() {
    const { clientWidth, clientHeight } = this.#canvas.parentElement;
    if (!clientWidth || !clientHeight) return;
    this.#renderer.setSize(clientWidth, clientHeight, false);
    this.#camera.aspect = clientWidth / this.#views.length / clientHeight;
    this.#camera.zoom = Math.min(1, this.#camera.aspect);
    this.#camera.updateProjectionMatrix();
    this.#draw();
  }

  #draw() {
    if (this.#pending || !this.#spheres.length) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#colour();
      const { x: width, y: height } = this.#renderer.getSize(new Vector2());
      const share = width / this.#views.length;
      this.#views.forEach((view, i) => {
        this.#spheres.forEach((spheres, k) => { spheres.visible = k === i; });
        this.#renderer.setViewport(i * share, 0, share, height);
        this.#renderer.setScissor(i * share, 0, share, height);
        this.#renderer.render(this.#scene, this.#camera);
      });
      this.drawn++;
      this.firstDrawn ??= performance.now();
    });
  }

  #colour() {
    const background = new Color(cssVariable('--scene'));
    const distance = this.#camera.position.distanceTo(this.#controls.target);
    const reach = this.#half.length();
    for (const { material: { uniforms } } of this.#spheres) {
      uniforms.viewportHeight.value = this.#renderer.getDrawingBufferSize(new Vector2()).y;
      uniforms.background.value = background;
      uniforms.ghost.value = new Color(cssVariable('--ghost'));
      uniforms.fade.value = [distance - reach * 0.3, distance + reach];
      uniforms.sliceLow.value = this.#slice.low;
      uniforms.sliceHigh.value = this.#slice.high;
    }
    this.#scene.background = background;
    this.#box.material.color.set(cssVariable('--muted'));
    if (this.#marker) colourMarker(this.#marker, new Color(cssVariable('--text')));
  }
}
