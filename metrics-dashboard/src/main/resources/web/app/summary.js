// The first glance: is the page live, what is running, how good is the model.
import { byId, element } from './dom.js';
import { correlation, count, counted, duration, lagTime, predictorName } from './format.js';
import { isGoingOn, onlineCurves, recentMean } from './online.js';

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

function activity({ training, models, predictions, online }) {
  const newest = training && [...training.epochs.values()].at(-1);
  if (training?.completed?.failure) {
    return `Training of ${training.model} failed: ${training.completed.failure}`;
  }
  if (newest && !Number.isFinite(Number(newest.loss))) {
    return `Training of ${training.model} has diverged: its loss is not a number`;
  }
  const learning = [
    newest && !training.completed ? trainingText(training.model, newest) : null,
    isGoingOn(online) ? onlineText(online) : null,
  ].filter(Boolean);
  if (learning.length) return learning.join(' · ');
  const model = models.current;
  if (model) {
    const made = predictions.length ? '' : ', waiting for configurations';
    return `Predicting with ${model.version}${model.complete ? '' : ' (still training)'}${made}`;
  }
  return 'Waiting for data: no training and no model yet';
}

function trainingText(model, { epoch, epochs, remainingSeconds }) {
  return `Training ${model}: epoch ${epoch} of ${epochs}, about ${duration(Number(remainingSeconds))} left`;
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
  const compared = Number.isFinite(baseline) ? `; ${network >= baseline ? 'better' : 'worse'} than the coarse-grained energy` : '';
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
  const points = scores?.curves.find((curve) => curve.name === 'network' && curve.species === species)?.points;
  return points?.length ? scoreText(points.at(-1).mean, species) : '';
}

const scoreText = (pearson, species) => `Pearson ${correlation(pearson)} (${species})`;

/** What the figures mean, in a sentence. */
function verdict(scores, species) {
  const at = (name) => scores?.curves.find((curve) => curve.name === name && curve.species === species)?.points.at(-1)?.mean;
  const [network, ceiling, ridge] = ['network', 'noiseCeiling', 'expertRidge'].map(at);
  if (!Number.isFinite(network)) return 'Pearson correlation of predicted and true propensity: 1 is perfect, 0 is chance.';
  const reached = ceiling > 0 ? `${Math.round((100 * network) / ceiling)} % of the noise ceiling` : '1 is perfect, 0 is chance';
  const compared = Number.isFinite(ridge) ? `; ${network >= ridge ? 'better' : 'worse'} than the expert ridge` : '';
  return `Pearson: ${reached}${compared}.`;
}

function trainingFigures(training, species) {
  const newest = training && [...training.epochs.values()].at(-1);
  if (!newest) return [item('no scores yet', '–', 'main')];
  const held = newest.heldOut.length > 0;
  const scores = (held ? newest.heldOut : newest.training).filter((score) => score.species === species);
  const longest = scores.reduce((a, b) => (b.time > (a?.time ?? 0) ? b : a), null);
  const which = held ? 'held out' : 'training';
  return [item(longest ? `${which}, t = ${lagTime(longest.time)}` : which, correlation(Number(longest?.pearson)), 'main')];
}

function item(name, value, kind = 'reference') {
  return element('div', { class: kind }, element('dt', {}, name), element('dd', {}, value));
}
