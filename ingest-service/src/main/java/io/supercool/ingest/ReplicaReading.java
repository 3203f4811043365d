package io.supercool.ingest;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.request.ReplicaSource;
import io.supercool.reader.EnsembleReader;
import io.supercool.reader.ReplicaFrames;
import io.supercool.reader.ReplicaSink;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;

/** Reads files of isoconfigurational replicas: one that holds all, or a trajectory for each. */
final class ReplicaReading {
  private ReplicaReading() {}

  /**
   * Hands the replicas of {@code source} on.
   *
   * @throws SourceFormatException if the file is not what {@code replicaSource} says
   * @throws ContractException if {@code replicaSource} is incomplete
   */
  static void read(
      SourceReader reader, Source source, ReplicaSource replicaSource, ReplicaSink sink) {
    Integer replica = replicaSource.replica();
    Integer replicas = replicaSource.replicas();
    String trajectory = source.trajectory();
    if (replica == null) {
      if (!(reader instanceof EnsembleReader whole)) {
        throw new SourceFormatException(
            source.file(),
            "file",
            "does not hold the replicas of an ensemble, as BOTAN's files do",
            "give a trajectory for each replica, and say which it is");
      }
      whole.readReplicas(source, sink);
      return;
    }
    if (replicas == null || trajectory == null) {
      throw new ContractException(
          "a replica of its own needs the number of replicas and the trajectory they have in"
              + " common");
    }
    reader.read(source, new ReplicaFrames(trajectory, replica, replicas, sink));
  }
}
