import { FrameChoice } from '/app/liquid/frames.js';
import { equal, test } from './harness.js';

const CONTROLS = [['configuration', 'select'], ['frame', 'input', 'range'], ['frame-text', 'output'], ['follow', 'input', 'checkbox']];
let controls = {};

const frames = (...ids) => ids.map((id) => ({ id, configuration: id, step: 0, temperature: NaN, modelVersion: 'v1' }));

/** A choice among frames, with controls of its own. */
function choice(...ids) {
  controls = Object.fromEntries(CONTROLS.map(([id, tag, type = '']) => [id, Object.assign(document.createElement(tag), { id }, type && { type })]));
  document.body.replaceChildren(...Object.values(controls));
  const changes = [];
  const made = new FrameChoice(() => changes.push(made.current.id));
  made.offer(frames(...ids));
  return { made, changes };
}

function set(id, property, value) {
  controls[id][property] = value;
  controls[id].dispatchEvent(new Event('input'));
}

test('the page follows at first: the newest frame is shown', () => {
  const { made } = choice('a', 'b');
  equal([made.current.id, controls.follow.checked, controls['frame-text'].textContent], ['b', true, '2 of 2']);
  made.offer(frames('a', 'b', 'c'));
  equal([made.current.id, controls.configuration.value, controls.frame.value], ['c', 'c', '2']);
});

test('a frame chosen by its place or its name stays, and the page does not follow', () => {
  const { made, changes } = choice('a', 'b', 'c');
  set('frame', 'value', '0');
  equal([made.current.id, controls.follow.checked], ['a', false]);
  set('configuration', 'value', 'b');
  made.offer(frames('a', 'b', 'c', 'd'));
  equal([made.current.id, controls.follow.checked, controls.configuration.value, changes], ['b', false, 'b', ['a', 'b']]);
});

test('who no longer follows stays with what is seen, and who follows again sees the newest', () => {
  const { made } = choice('a', 'b');
  set('follow', 'checked', false);
  made.offer(frames('a', 'b', 'c'));
  equal(made.current.id, 'b');
  set('follow', 'checked', true);
  equal(made.current.id, 'c');
  made.offer(frames('b', 'c', 'd'));
  equal([made.current.id, controls.follow.checked], ['d', true]);
});

test('a chosen frame is shown even when it is no longer among the recent ones, and another can be chosen', () => {
  const { made } = choice('a', 'b');
  set('frame', 'value', '0');
  made.offer(frames('b', 'c'));
  equal([made.current.id, controls.configuration.value, controls['frame-text'].textContent], ['a', 'a', '1 of 3']);
  set('frame', 'value', '2');
  made.offer(frames('c', 'd'));
  equal([made.current.id, controls['frame-text'].textContent], ['c', '1 of 2']);
});

test('a chosen frame that comes again is replaced by itself', () => {
  const { made } = choice('a', 'b');
  set('frame', 'value', '0');
  const again = frames('b', 'a');
  made.offer(again);
  if (made.current !== again[1]) throw new Error('the earlier one is shown');
  equal(controls['frame-text'].textContent, '2 of 2');
});
