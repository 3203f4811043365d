import { FrameChoice } from '/app/liquid/frames.js';
import { equal, test } from './harness.js';

const CONTROLS = [['configuration', 'select'], ['frame', 'input', 'range'], ['frame-text', 'output'], ['follow', 'input', 'checkbox'],
  ['model', 'select'], ['model-choice', 'label']];
let controls = {};

const frame = (name, modelVersion = 'v1', kind = 'PREDICTION') =>
  ({ id: `${name}@${modelVersion}`, kind, trajectory: 't', configuration: name, step: 0, temperature: NaN, modelVersion });
const frames = (...names) => names.map((name) => frame(name));

/** A choice among frames, with controls of its own. */
function choice(...names) {
  controls = Object.fromEntries(CONTROLS.map(([id, tag, type = '']) => [id, Object.assign(document.createElement(tag), { id }, type && { type })]));
  document.body.replaceChildren(...Object.values(controls));
  const changes = [];
  const made = new FrameChoice(() => changes.push(made.current.configuration));
  made.offer(frames(...names));
  return { made, changes };
}

function set(id, property, value) {
  controls[id][property] = value;
  controls[id].dispatchEvent(new Event('input'));
}

test('the page follows at first: the newest frame is shown', () => {
  const { made } = choice('a', 'b');
  equal([made.current.configuration, controls.follow.checked, controls['frame-text'].textContent], ['b', true, '2 of 2']);
  made.offer(frames('a', 'b', 'c'));
  equal([made.current.configuration, controls.configuration.value, controls.frame.value], ['c', 't/c/0', '2']);
});

test('a frame chosen by its place or its name stays, and the page does not follow', () => {
  const { made, changes } = choice('a', 'b', 'c');
  set('frame', 'value', '0');
  equal([made.current.configuration, controls.follow.checked], ['a', false]);
  set('configuration', 'value', 't/b/0');
  made.offer(frames('a', 'b', 'c', 'd'));
  equal([made.current.configuration, controls.follow.checked, controls.configuration.value, changes], ['b', false, 't/b/0', ['a', 'b']]);
});

test('who no longer follows stays with what is seen, and who follows again sees the newest', () => {
  const { made } = choice('a', 'b');
  set('follow', 'checked', false);
  made.offer(frames('a', 'b', 'c'));
  equal(made.current.configuration, 'b');
  set('follow', 'checked', true);
  equal(made.current.configuration, 'c');
  made.offer(frames('b', 'c', 'd'));
  equal([made.current.configuration, controls.follow.checked], ['d', true]);
});

test('a chosen frame is shown even when it is no longer among the recent ones, and another can be chosen', () => {
  const { made } = choice('a', 'b');
  set('frame', 'value', '0');
  made.offer(frames('b', 'c'));
  equal([made.current.configuration, controls.configuration.value, controls['frame-text'].textContent], ['a', 't/a/0', '1 of 3']);
  set('frame', 'value', '2');
  made.offer(frames('c', 'd'));
  equal([made.current.configuration, controls['frame-text'].textContent], ['c', '1 of 2']);
});

test('a chosen frame that comes again is replaced by itself', () => {
  const { made } = choice('a', 'b');
  set('frame', 'value', '0');
  const again = frames('b', 'a');
  made.offer(again);
  if (made.current !== again[1]) throw new Error('the earlier one is shown');
  equal(controls['frame-text'].textContent, '2 of 2');
});

const versions = ({ current, beside }) => [current.modelVersion, beside?.modelVersion ?? null];
const offered = () => [...controls.model.options].map(({ value }) => value);

test('of a configuration that two models predicted, the one that predicts is shown, and the other beside it', () => {
  const { made } = choice();
  made.offer([frame('a'), frame('b', 'v1'), frame('b', 'v2')], 'v1');
  equal([versions(made), controls['frame-text'].textContent, controls.configuration.options[0].textContent], [['v1', 'v2'], '2 of 2', 'b · 2 models']);
  made.offer([frame('a'), frame('b', 'v1'), frame('b', 'v2')], 'v2');
  equal(versions(made), ['v2', 'v1']);
  made.offer([frame('a'), frame('b', 'v1'), frame('b', 'v2')]);
  equal(versions(made), ['v2', 'v1']);
});

test('a model is chosen where two predicted the same, and what others alone predicted is then passed over', () => {
  const { made, changes } = choice('a', 'b');
  equal([controls['model-choice'].hidden, versions(made)], [true, ['v1', null]]);
  made.offer([frame('a'), frame('a', 'v2')], 'v1');
  equal([controls['model-choice'].hidden, offered()], [false, ['', 'v1', 'v2']]);
  set('model', 'value', 'v2');
  equal([versions(made), changes.length], [['v2', 'v1'], 1]);
  made.offer([frame('a'), frame('a', 'v2'), frame('b')], 'v1');
  equal([made.current.id, controls.follow.checked], ['a@v2', true]);
  made.offer([frame('a'), frame('a', 'v2'), frame('b'), frame('b', 'v2')], 'v1');
  equal(made.current.id, 'b@v2');
  made.offer([frame('c'), frame('d')], 'v1');
  equal([made.current.id, offered()], ['d@v1', ['', 'v2']]);
});

test('who stays with a configuration keeps what every model said of it', () => {
  const { made } = choice();
  made.offer([frame('a'), frame('a', 'v2'), frame('b')], 'v1');
  set('frame', 'value', '0');
  made.offer([frame('a', 'v2'), frame('b'), frame('c')], 'v1');
  equal(versions(made), ['v1', 'v2']);
  made.offer([frame('b'), frame('c')], 'v1');
  equal([versions(made), controls['frame-text'].textContent], [['v1', 'v2'], '1 of 3']);
});

test('a snapshot gives way to its prediction, and a preview is of its own', () => {
  const { made } = choice();
  made.offer([frame('a', '', 'SNAPSHOT')], null);
  set('frame', 'value', '0');
  made.offer([frame('a', 'v1'), frame('a', 'ka@epoch-1', 'PREVIEW')], null);
  equal([versions(made), controls['frame-text'].textContent], [['v1', null], '1 of 2']);
});
