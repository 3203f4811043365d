// What is known of each model version: its announcement, its training and its scores, brought together.
import { atLongestTime, pointsOf } from '../scores.js';

/**
 * One entry per version, in this order: the one that predicts; announced checkpoints; trainings without any; versions known
 * by their scores alone. Of each kind the one heard of last comes first.
 */
export function modelRows({ models, trainings, scores }) {
  const announced = new Set(models.announcements.map(({ model }) => model));
  const checkpoints = models.announcements.map(({ version, model }) => [version, model]);
  const unannounced = [...trainings.values()].filter(({ model }) => !announced.has(model))
    .map(({ model, completed }) => [completed?.version ?? model, model]);
  const scored = scores.map(({ version }) => [version, modelOf(version, models)]);
  const rows = new Map();
  for (const [version, model] of [checkpoints, unannounced, scored].flatMap((kind) => kind.toReversed())) {
    if (!rows.has(version)) rows.set(version, { version, model, roles: [] });
  }
  for (const announcement of models.announcements) {
    const row = rows.get(announcement.version);
    row.announcement = announcement;
    row.roles.push(announcement.role.toLowerCase());
  }
  for (const one of scores) {
    rows.get(one.version).scores = one;
  }
  for (const row of rows.values()) {
    row.training = trainings.get(row.model);
    row.current = models.current?.version === row.version;
  }
  return [...rows.values()].sort((a, b) => Number(b.current) - Number(a.current));
}

/** Pearson of a predictor at the longest lag time of the network's, or NaN. */
export function longestScore({ scores }, name, species) {
  const time = pointsOf(scores, 'network', species).at(-1)?.time;
  return pointsOf(scores, name, species).find((point) => point.time === time)?.mean ?? NaN;
}

/** Pearson on the held-out configurations of its training, at their longest lag time, or NaN. */
export const heldOutScore = ({ announcement }, species) =>
  Number(atLongestTime(announcement?.scores ?? [], species)?.pearson ?? NaN);

/** Seconds of training, as its epochs add up or as its end says. */
export function trainingSeconds({ training }) {
  if (!training) return NaN;
  return training.completed?.seconds ?? [...training.epochs.values()].reduce((sum, epoch) => sum + epoch.seconds, 0);
}

/** Epochs of a checkpoint or, without one, those its training has ended: 0 where it failed before. */
export const trainedEpochs = ({ announcement, training }) => announcement?.epoch ?? Math.max(0, ...training.epochs.keys());

function modelOf(version, { current }) {
  return current?.version === version ? current.name : version;
}
