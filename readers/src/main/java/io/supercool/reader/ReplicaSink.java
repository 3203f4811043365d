package io.supercool.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Replica;

/** Takes an ensemble's common start and then its replicas, one by one. */
public interface ReplicaSink {
  /** Takes the start, without labels. */
  void start(Configuration configuration);

  /** Takes the next replica; its arrays are not touched again. */
  void replica(Replica replica);
}
