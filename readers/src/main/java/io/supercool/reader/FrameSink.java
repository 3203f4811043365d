package io.supercool.reader;

import io.supercool.contracts.Configuration;

/** Takes configurations one by one; returns when it is ready for the next (back-pressure). */
@FunctionalInterface
public interface FrameSink {
  /** Takes the next configuration; the reader does not touch its arrays again. */
  void accept(Configuration configuration);

  /**
   * Hears of a frame that cannot be read; returns if the frames after it are wanted all the same.
   * By default none are.
   */
  default void refuse(SourceFormatException fault) {
    throw fault;
  }

  /** Hears of something that was read otherwise than it is written; by default nobody listens. */
  default void warn(SourceWarning warning) {}

  /**
   * Hears that the frames to come are of another simulation than those before, though their steps
   * may not show it; by default that is a warning alone.
   */
  default void beginsAnew(SourceWarning why) {
    warn(why);
  }
}
