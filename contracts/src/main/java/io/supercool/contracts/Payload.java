package io.supercool.contracts;

/**
 * What travels in Arrow blocks, one row per particle. Every payload speaks of one snapshot and has
 * a deterministic id: the same input always gives the same id, so a replay overwrites itself.
 */
public sealed interface Payload permits Configuration, Graph, Prediction, Replica, Label {

  /** The snapshot whose particles it speaks of. */
  SnapshotId snapshot();

  /** Deterministic id of the whole payload; its blocks add {@code #index/count}. */
  String recordId();

  /** Number of particles N. */
  int particles();
}
