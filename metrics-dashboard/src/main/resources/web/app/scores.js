// Scores as the server tells them: lists of { species, time, pearson }, and curves of points by ascending lag time.

/** The score of a species at its longest lag time; undefined without any. */
export const atLongestTime = (scores, species) => scores
  .filter((score) => score.species === species)
  .reduce((longest, score) => (longest === undefined || score.time > longest.time ? score : longest), undefined);

/** The points of a predictor's curve for a species; none where it was not scored. */
export const pointsOf = (scores, name, species) =>
  scores?.curves.find((curve) => curve.name === name && curve.species === species)?.points ?? [];

/** The points of two curves at the longest lag time that both have; null without one. */
export function atLongestCommonTime(points, others) {
  for (const point of points.toReversed()) {
    const other = others.find(({ time }) => time === point.time);
    if (other) return [point, other];
  }
  return null;
}
