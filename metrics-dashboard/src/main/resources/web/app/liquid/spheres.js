// Particles as spheres: one point each, shaded and given a sphere's depth in the fragment shader.
import {
  BufferAttribute, BufferGeometry, Color, DataTexture, LinearFilter, Points, ShaderMaterial, SRGBColorSpace, Vector3,
} from '../vendor/three/three.module.js';
import { STEPS } from './colours.js';

const VERTEX = `
  attribute float radius;
  attribute float value;
  uniform float viewportHeight;
  uniform vec3 sliceLow;
  uniform vec3 sliceHigh;
  varying float vValue;
  varying float vRadius;
  varying vec3 vCentre;
  void main() {
    vec4 centre = modelViewMatrix * vec4(position, 1.0);
    vValue = value;
    vRadius = radius;
    vCentre = centre.xyz;
    gl_Position = projectionMatrix * centre;
    gl_PointSize = max(1.0, radius * projectionMatrix[1][1] * viewportHeight / gl_Position.w);
    if (any(lessThan(position, sliceLow)) || any(greaterThan(position, sliceHigh))) {
      gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    }
  }`;

const FRAGMENT = `
  uniform mat4 projectionMatrix;
  uniform sampler2D map;
  uniform vec3 ghost;
  uniform vec3 background;
  uniform vec2 fade;
  varying float vValue;
  varying float vRadius;
  varying vec3 vCentre;
  void main() {
    vec2 offset = vec2(gl_PointCoord.x * 2.0 - 1.0, 1.0 - gl_PointCoord.y * 2.0);
    float squared = dot(offset, offset);
    if (squared > 1.0) discard;
    vec3 normal = vec3(offset, sqrt(1.0 - squared));
    vec4 clip = projectionMatrix * vec4(vCentre + vRadius * normal, 1.0);
    gl_FragDepth = 0.5 * clip.z / clip.w + 0.5;
    float light = 0.62 + 0.38 * max(0.0, dot(normal, normalize(vec3(-0.4, 0.6, 0.8))));
    vec3 base = vValue < 0.0 ? ghost : texture2D(map, vec2(clamp(vValue, 0.002, 0.998), 0.5)).rgb;
    float far = smoothstep(fade.x, fade.y, -vCentre.z);
    gl_FragColor = vec4(mix(base * light, background, 0.55 * far), 1.0);
    #include <colorspace_fragment>
  }`;

/** Points for particles at `positions`, an attribute of [x, y, z] each, which several may share. */
export function makeSpheres(positions, material) {
  const count = positions.count;
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', positions);
  geometry.setAttribute('radius', new BufferAttribute(new Float32Array(count), 1));
  geometry.setAttribute('value', new BufferAttribute(new Float32Array(count), 1));
  const points = new Points(geometry, material);
  points.frustumCulled = false;
  return points;
}

/** What draws the spheres of a view. It outlives a frame: to make it means to compile it. */
export function sphereMaterial() {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      viewportHeight: { value: 1 },
      map: { value: null },
      ghost: { value: new Color() },
      background: { value: new Color() },
      fade: { value: [0, 1] },
      sliceLow: { value: new Vector3().setScalar(-1e9) },
      sliceHigh: { value: new Vector3().setScalar(1e9) },
    },
  });
}

/** A colour map as a texture. */
export function mapTexture(rgba) {
  const texture = new DataTexture(rgba, STEPS, 1);
  texture.colorSpace = SRGBColorSpace;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
