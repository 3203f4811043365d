package io.supercool.reader;

/** Reads a format that holds all replicas of an ensemble. */
public interface EnsembleReader extends SourceReader {

  /**
   * Hands on the start without labels, and then each replica, for others to make labels of.
   *
   * @throws SourceFormatException as {@link #read}
   */
  void readReplicas(Source source, ReplicaSink sink);
}
