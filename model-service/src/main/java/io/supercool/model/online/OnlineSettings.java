package io.supercool.model.online;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How is learned from running simulations, {@code supercool.online.*}. */
@ConfigMapping(prefix = "supercool.online")
interface OnlineSettings {
  /**
   * Most bytes of disk for the frames of one trajectory that wait for their labels; the oldest give
   * way.
   */
  @WithDefault("8589934592")
  long waitingBytes();

  /** After so many labels learned the predictor takes the newest version. */
  @WithDefault("10")
  int announceEvery();
}
