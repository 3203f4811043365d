package io.supercool.model.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How training sets are gathered, {@code supercool.training.*}. */
@ConfigMapping(prefix = "supercool.training")
interface TrainingSettings {
  /** Most bytes a training set may take in memory. */
  @WithDefault("4294967296")
  long maxBytes();

  /** How long to wait for the next graph of a training set. */
  @WithDefault("PT10M")
  Duration graphTimeout();
}
