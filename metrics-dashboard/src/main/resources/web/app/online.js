// Online learning: what the curves of a trajectory say that is learned from as it goes.

/** A mean over so many of the latest frames. */
const RECENT_FRAMES = 20;
/** What was scored in this time is still going on; frames may be minutes apart. */
const STILL_MILLISECONDS = 10 * 60_000;

/** The curves of one species by ascending lag time. */
export const onlineCurves = (online, species) =>
  (online?.curves ?? []).filter((curve) => curve.species === species).sort((a, b) => a.time - b.time);

export const isGoingOn = (online) => online !== null && Date.now() - online.scored < STILL_MILLISECONDS;

/** Frames a curve is over. */
export const framesOf = ({ points }) => points.reduce((sum, { labels }) => sum + labels, 0);

/** The mean of `network` or `baseline` over about the latest 20 frames; NaN where unknown. */
export function recentMean({ points }, of) {
  let [sum, frames] = [0, 0];
  for (const point of [...points].reverse()) {
    if (frames >= RECENT_FRAMES) break;
    const value = Number(point[of]);
    if (Number.isFinite(value)) {
      sum += point.labels * value;
      frames += point.labels;
    }
  }
  return sum / frames;
}
