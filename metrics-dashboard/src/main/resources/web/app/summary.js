// The first glance: is the page live, what is running, how good is the model.
import { byId, element } from './dom.js';
import { newestEpoch, presentEpoch } from './epochs.js';
import { cannotRun } from './pipeline/ended.js';
import { correlation, count, counted, duration, lagTime, predictorName, topicName } from './format.js';
import { isGoingOn, onlineCurves, recentMean } from './online.js';
import { atLongestCommonTime, atLongestTime, pointsOf } from './scores.js';

const CONNECTION_TEXT = {
  connecting: 'connecting…',
  live: 'live',
  lost: 'connection lost, trying again…',
};

/** The best ones to compare with; the others are in the chart. */
const MAX_REFERENCES = 3;

export function showConnection(state) {
  const badge = byId('connection');
  badge.dataset.state = state;
  badge.textContent = CONNECTION_TEXT[state];
}

export function showActivity(store) {
  byId('activity').textContent = activity(store);
}

/** In a few words what cannot run, and what is running. */
export function activity(store) {
  const broken = store.pipeline.services.filter(cannotRun).map(({ instance }) => `${instance} cannot run`);
  return [...broken, running(store)].join(' · ');
}

function running({ training, models, frames, online, pipeline, looks }) {
  const newest = newestEpoch(training);
  const present = presentEpoch(training);
  const isUnderWay = (newest || present) && !training.completed;
  if (isUnderWay && newest && !Number.isFinite(Number(newest.loss))) {
    return `Training of ${training.model} has diverged: its loss is not a number`;
  }
  const learning = [
    isUnderWay ? trainingText(training.model, newest, present) : null,
    !isUnderWay && isTrainingAskedFor(pipeline, training, looks) ? 'Training: gathering and preparing its configurations' : null,
    isGoingOn(online) ? onlineText(online) : null,
  ].filter(Boolean);
  if (learning.length) return learning.join(' · ');
  if (training?.completed?.failure) {
    return `Training of ${training.model} failed: ${training.completed.failure}`;
  }
  const model = models.current;
  if (model) {
    const made = frames.some(({ kind }) => kind !== 'PREVIEW') ? '' : ', waiting for configurations';
    return `Predicting with ${model.version}${model.complete ? '' : ' (still training)'}${made}`;
  }
  return frames.length ? 'Configurations are coming in: no training and no model yet' : 'Waiting for data: no training and no model yet';
}

/** A training's request counts as waiting until the training has ended; what the broker says may be older than the end. */
const isTrainingAskedFor = ({ topics }, training, looks) =>
  (!training?.completed || looks > 1) && topics.some(({ name, lag }) => topicName(name) === 'trainings' && lag > 0);

function trainingText(model, newest, present) {
  const { epoch, epochs, remainingSeconds } = present ?? newest;
  if (!present && epoch === epochs) return `Training ${model}: all ${counted(epochs, 'epoch')} done`;
  const share = present ? `, ${Math.round(100 * present.share)} % of it` : ' done';
  return `Training ${model}: epoch ${epoch} of ${epochs}${share}, about ${duration(Number(remainingSeconds))} left`;
}

function onlineText({ trajectory, curves }) {
  const step = Math.max(...curves.map((curve) => curve.points.at(-1).step));
  return `Learning online from trajectory ${trajectory}, at step ${count(step)}`;
}

/** Key figures at the longest lag time for one species. */
export function showFigures(store, species) {
  const online = isGoingOn(store.online) || !store.latestScores ? onlineCurves(store.online, species).at(-1) : null;
  const figures = online ? onlineFigures(online) : scoredFigures(store.latestScores, species) ?? trainingFigures(store.training, species);
  byId('score').textContent = online ? scoreText(recentMean(online, 'network'), species) : score(store.latestScores, species);
  byId('verdict').textContent = online ? onlineVerdict(online) : verdict(store.latestScores, species);
  byId('figures').replaceChildren(...figures);
}

/** What was predicted lately of frames nothing had been learned from yet, at the longest lag time. */
function onlineFigures(curve) {
  const baseline = recentMean(curve, 'baseline');
  return [
    item(`network, online, t = ${lagTime(curve.time)}`, correlation(recentMean(curve, 'network')), 'main'),
    ...(Number.isFinite(baseline) ? [item(predictorName('coarseGrainedEnergy'), correlation(baseline))] : []),
  ];
}

function onlineVerdict(curve) {
  const [network, baseline] = [recentMean(curve, 'network'), recentMean(curve, 'baseline')];
  const compared = Number.isFinite(baseline) ? `; ${network >= baseline ? 'better' : 'worse'} than the ${predictorName('coarseGrainedEnergy')}` : '';
  return `Pearson lately, each frame predicted before it is learned from${compared}.`;
}

function scoredFigures(scores, species) {
  const curves = scores?.curves.filter((curve) => curve.species === species && curve.points.length);
  const network = curves?.find((curve) => curve.name === 'network');
  if (!network) return null;
  const { time, configurations } = network.points.at(-1);
  const at = (curve) => curve.points.find((point) => point.time === time)?.mean;
  return [
    item(`network, t = ${lagTime(time)}, ${counted(configurations, 'configuration')}`, correlation(at(network)), 'main'),
    ...curves.filter((curve) => curve !== network && Number.isFinite(at(curve)))
      .sort((a, b) => at(b) - at(a))
      .slice(0, MAX_REFERENCES)
      .map((curve) => item(predictorName(curve.name), correlation(at(curve)))),
  ];
}

/** How good the model is, in one glance. */
function score(scores, species) {
  const longest = pointsOf(scores, 'network', species).at(-1);
  return longest ? scoreText(longest.mean, species) : '';
}

const scoreText = (pearson, species) => `Pearson ${correlation(pearson)} (${species})`;

/** What the figures mean, in a sentence: each comparison is at the longest lag time that both have. */
export function verdict(scores, species) {
  const network = pointsOf(scores, 'network', species);
  if (!network.length) return 'Pearson correlation of predicted and true propensity: 1 is perfect, 0 is chance.';
  const [ceiling, ridge] = ['noiseCeiling', 'expertRidge'].map((name) => atLongestCommonTime(network, pointsOf(scores, name, species)));
  const reached = ceiling?.[1].mean > 0
    ? `${Math.round((100 * ceiling[0].mean) / ceiling[1].mean)} % of the noise ceiling at t = ${lagTime(ceiling[0].time)}`
    : '1 is perfect, 0 is chance';
  const compared = ridge
    ? `; ${ridge[0].mean >= ridge[1].mean ? 'better' : 'worse'} than the expert ridge at t = ${lagTime(ridge[0].time)}`
    : '';
  return `Pearson: ${reached}${compared}.`;
}

function trainingFigures(training, species) {
  const newest = newestEpoch(training);
  if (!newest) return [item('no scores yet', '–', 'main')];
  const held = newest.heldOut.length > 0;
  const longest = atLongestTime(held ? newest.heldOut : newest.training, species);
  const which = held ? 'held out' : 'training';
  return [item(longest ? `${which}, t = ${lagTime(longest.time)}` : which, correlation(Number(longest?.pearson)), 'main')];
}

function item(name, value, kind = 'reference') {
  return element('div', { class: kind }, element('dt', {}, name), element('dd', {}, value));
}
