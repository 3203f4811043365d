package io.supercool.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How graphs are built, {@code supercool.graph.*}. */
@ConfigMapping(prefix = "supercool.graph")
interface GraphSettings {
  /** Particles nearer than this are joined by an edge, in the snapshots' units. */
  @WithDefault("2.0")
  double cutoff();

  /** Which positions the edges join: {@code inherent} or {@code thermal}. */
  @WithDefault("inherent")
  EdgePositions positions();

  /**
   * Short isoconfigurational continuations of each snapshot of the test split, whose predictions
   * are averaged with its own: each takes a short simulation and a quench. 0 to 64, but at most
   * 2^17 particles in all.
   */
  @WithDefault("8")
  int continuations();
}
