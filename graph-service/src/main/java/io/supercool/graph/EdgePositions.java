package io.supercool.graph;

/** Which of a configuration's positions the edges of its graph join. */
public enum EdgePositions {
  /** In the inherent structure: best at long times. */
  INHERENT,
  /** As the snapshot was taken: best at short times. */
  THERMAL
}
