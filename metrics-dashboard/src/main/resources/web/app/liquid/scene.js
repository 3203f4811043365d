// The liquid in its box, seen from a camera that orbits. Drawn only when something changed.
import {
  Box3, Box3Helper, Color, PerspectiveCamera, Scene, Spherical, Vector2, Vector3, WebGLRenderer,
} from '../vendor/three/three.module.js';
import { OrbitControls } from '../vendor/three/OrbitControls.js';
import { cssVariable, onThemeChange } from '../dom.js';
import { diverging, sequential } from './colours.js';
import { makeSpheres, mapTexture } from './spheres.js';

export class LiquidScene {
  #canvas;
  #renderer;
  #camera = new PerspectiveCamera(28, 1, 0.1, 1000);
  #scene = new Scene();
  #controls;
  #maps = { sequential: mapTexture(sequential), diverging: mapTexture(diverging) };
  #spheres = null;
  #box = null;
  #pending = false;

  /** Throws where the browser has no WebGL. */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#renderer = new WebGLRenderer({ canvas, antialias: true });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.addEventListener('change', () => this.#draw());
    canvas.addEventListener('keydown', (event) => this.#turn(event));
    new ResizeObserver(() => this.#resize()).observe(canvas.parentElement);
    onThemeChange(() => this.#draw());
    this.#resize();
  }

  /** Puts the particles of a frame in place of the earlier ones. */
  place(frame) {
    const lengths = [frame.box[0], frame.box[1], frame.box[2] ?? 0];
    const positions = new Float32Array(3 * frame.particles);
    for (let i = 0; i < frame.particles; i++) {
      positions[3 * i] = frame.x[i] - lengths[0] / 2;
      positions[3 * i + 1] = frame.y[i] - lengths[1] / 2;
      positions[3 * i + 2] = frame.z[i] - lengths[2] / 2;
    }
    this.#remove();
    this.#spheres = makeSpheres(positions);
    this.#spheres.frustumCulled = false;
    const half = new Vector3(...lengths).multiplyScalar(0.5);
    const sameBox = this.#box?.box.max.equals(half);
    this.#box = new Box3Helper(new Box3(half.clone().negate(), half));
    this.#scene.add(this.#spheres, this.#box);
    if (!sameBox) {
      this.#lookAt(half, lengths[2] === 0);
    }
  }

  /** Colours (0 to 1 on the map, negative for none) and radii, one per particle. */
  paint(values, radii, map) {
    const { value, radius } = this.#spheres.geometry.attributes;
    value.array.set(values);
    radius.array.set(radii);
    value.needsUpdate = true;
    radius.needsUpdate = true;
    this.#spheres.material.uniforms.map.value = this.#maps[map];
    this.#draw();
  }

  #remove() {
    if (!this.#spheres) return;
    this.#scene.remove(this.#spheres, this.#box);
    for (const old of [this.#spheres, this.#box]) {
      old.geometry.dispose();
      old.material.dispose();
    }
  }

  #lookAt(half, flat) {
    const size = half.length();
    const direction = flat ? new Vector3(0, 0, 1) : new Vector3(0.62, 0.42, 1).normalize();
    this.#camera.position.copy(direction.multiplyScalar(size * 4.4));
    this.#camera.near = size / 50;
    this.#camera.far = size * 20;
    this.#controls.target.set(0, 0, 0);
    this.#controls.update();
    this.#resize();
  }

  /** Arrow keys turn, plus and minus come nearer and go away. */
  #turn(event) {
    const turns = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
    const zooms = { '+': 0.9, '=': 0.9, '-': 1.1 };
    if (!turns[event.key] && !zooms[event.key]) return;
    event.preventDefault();
    const seen = new Spherical().setFromVector3(this.#camera.position.clone().sub(this.#controls.target));
    const [theta, phi] = turns[event.key] ?? [0, 0];
    seen.theta += theta;
    seen.phi = Math.min(Math.PI - 0.01, Math.max(0.01, seen.phi + phi));
    seen.radius *= zooms[event.key] ?? 1;
    this.#camera.position.setFromSpherical(seen).add(this.#controls.target);
    this.#controls.update();
    this.#draw();
  }

  #resize() {
    const { clientWidth, clientHeight } = this.#canvas.parentElement;
    if (!clientWidth || !clientHeight) return;
    this.#renderer.setSize(clientWidth, clientHeight, false);
    this.#camera.aspect = clientWidth / clientHeight;
    this.#camera.zoom = Math.min(1, this.#camera.aspect);
    this.#camera.updateProjectionMatrix();
    this.#draw();
  }

  #draw() {
    if (this.#pending || !this.#spheres) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      const background = new Color(cssVariable('--scene'));
      const { uniforms } = this.#spheres.material;
      const distance = this.#camera.position.distanceTo(this.#controls.target);
      const reach = this.#box.box.max.length();
      uniforms.viewportHeight.value = this.#renderer.getDrawingBufferSize(new Vector2()).y;
      uniforms.background.value = background;
      uniforms.ghost.value = new Color(cssVariable('--ghost'));
      uniforms.fade.value = [distance - reach * 0.3, distance + reach];
      this.#scene.background = background;
      this.#box.material.color.set(cssVariable('--muted'));
      this.#renderer.render(this.#scene, this.#camera);
    });
  }
}
