package io.supercool.ingest.reader;

import io.supercool.contracts.Configuration;

/** Takes configurations one by one; returns when it is ready for the next (back-pressure). */
@FunctionalInterface
public interface FrameSink {
  /** Takes the next configuration; the reader does not touch its arrays again. */
  void accept(Configuration configuration);
}
