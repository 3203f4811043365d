package io.supercool.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.physics.dynamics.Unwrapping;
import io.supercool.physics.geometry.PeriodicBox;
import org.jspecify.annotations.Nullable;

/**
 * Makes replicas of a trajectory's frames: the first is the ensemble's common start, each later one
 * says how far the particles have come at its time. Particles are followed through the faces of the
 * box from frame to frame ({@link Unwrapping}).
 */
public final class ReplicaFrames implements FrameSink {
  private final String trajectory;
  private final int replica;
  private final int replicas;
  private final ReplicaSink sink;
  private @Nullable Configuration start;
  private double[] followed = {};

  /**
   * Of one replica. Its start is {@code trajectory/trajectory/step}, the same for all replicas, and
   * handed on by the first of them alone.
   *
   * @param replica which, from 0
   * @param replicas how many the ensemble will have
   */
  public ReplicaFrames(String trajectory, int replica, int replicas, ReplicaSink sink) {
    this.trajectory = trajectory;
    this.replica = replica;
    this.replicas = replicas;
    this.sink = sink;
  }

  @Override
  public void accept(Configuration frame) {
    if (start == null) {
      start = renamed(frame);
      followed = frame.positions();
      if (replica == 0) {
        sink.start(start);
      }
      return;
    }
    ConfigurationHeader header = frame.header();
    double time = header.time() - start.header().time();
    if (!(time > 0) || frame.particles() != start.particles()) {
      throw new ContractException(
          "the frame at time %s with %d particles follows on one at time %s with %d: is this one trajectory?"
              .formatted(
                  header.time(), frame.particles(), start.header().time(), start.particles()));
    }
    followed = Unwrapping.follow(new PeriodicBox(header.box()), followed, frame.positions());
    double[] displacement = followed.clone();
    for (int k = 0; k < displacement.length; k++) {
      displacement[k] -= start.positions()[k];
    }
    sink.replica(
        new Replica(
            start.snapshot(),
            header.units(),
            time,
            replica,
            replicas,
            header.dimensions(),
            displacement));
  }

  private Configuration renamed(Configuration frame) {
    ConfigurationHeader header = frame.header();
    SnapshotId id = new SnapshotId(trajectory, trajectory, header.id().step());
    return frame.withHeader(header.withId(id)).withPropensity(null);
  }
}
