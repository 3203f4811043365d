// What is known of each model version: its announcement, its training and its scores, brought together.

/**
 * One entry per version, the one that predicts first, then the newest: announced checkpoints, trainings that have none yet, and versions known by
 * their scores alone.
 */
export function modelRows({ models, trainings, scores }) {
  const rows = new Map();
  const row = (version, model) => {
    if (!rows.has(version)) rows.set(version, { version, model, roles: [] });
    return rows.get(version);
  };
  for (const training of trainings.values()) {
    const announced = models.announcements.some((one) => one.model === training.model);
    if (!announced) row(training.completed?.version ?? training.model, training.model);
  }
  for (const announcement of models.announcements) {
    const known = row(announcement.version, announcement.model);
    known.announcement = announcement;
    known.roles.push(announcement.role.toLowerCase());
  }
  for (const one of scores) {
    row(one.version, modelOf(one.version, models)).scores = one;
  }
  for (const known of rows.values()) {
    known.training = trainings.get(known.model);
    known.current = models.current?.version === known.version;
  }
  return [...rows.values()].reverse().sort((a, b) => Number(b.current) - Number(a.current));
}

/** Pearson at the longest lag time, or NaN. */
export function longestScore(row, name, species) {
  return row.scores?.curves.find((curve) => curve.name === name && curve.species === species)?.points.at(-1)?.mean ?? NaN;
}

/** The same on the held-out configurations of its training. */
export function heldOutScore({ announcement }, species) {
  const own = (announcement?.scores ?? []).filter((score) => score.species === species);
  return Number(own.reduce((a, b) => (b.time > (a?.time ?? 0) ? b : a), null)?.pearson ?? NaN);
}

/** Seconds of training, as its epochs add up or as its end says. */
export function trainingSeconds({ training }) {
  if (!training) return NaN;
  return training.completed?.seconds ?? [...training.epochs.values()].reduce((sum, epoch) => sum + epoch.seconds, 0);
}

function modelOf(version, { current }) {
  return current?.version === version ? current.name : version;
}
