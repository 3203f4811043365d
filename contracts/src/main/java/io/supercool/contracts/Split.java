package io.supercool.contracts;

/** What a configuration is for. */
public enum Split {
  /** Learned from, never predicted. */
  TRAIN,
  /** Predicted and scored, never learned from. */
  TEST,
  /** Predicted as it arrives, with or without a known propensity. */
  LIVE
}
