package io.supercool.ingest.follow;

import io.supercool.reader.FrameSink;

/** Hands on the frames of a source as it grows. */
public interface Follower {

  /**
   * Follows until the source is quiet for too long, or {@link Attention} is withdrawn.
   *
   * @param sink takes each frame and returns once it is published
   * @return why it ended, for the user to read
   * @throws RuntimeException if the source cannot be followed on: {@link
   *     io.supercool.reader.SourceFormatException} or another with a sentence for its owner
   */
  String follow(FrameSink sink, Attention attention) throws InterruptedException;
}
