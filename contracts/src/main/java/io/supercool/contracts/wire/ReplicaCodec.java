package io.supercool.contracts.wire;

import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.List;
import java.util.Map;

/** Arrow IPC of a {@link Replica}: one row per particle. */
public final class ReplicaCodec extends BlockCodec<Replica> {
  private static final String[] AXES = {"displacement_x", "displacement_y", "displacement_z"};
  private static final int MAX_REPLICAS = 1 << 16;

  /** The codec of {@code replica/2}. */
  public ReplicaCodec() {
    super("replica/2");
  }

  @Override
  long bytes(Replica payload, int particle) {
    return (long) Double.BYTES * payload.dimensions();
  }

  @Override
  void check(Replica part, int first, int particles) {
    Checks.name("units", part.units());
    Checks.times("time", new double[] {part.time()});
    Checks.require(
        part.replicas() >= 1 && part.replicas() <= MAX_REPLICAS,
        "replicas: %d are not 1 to %d",
        part.replicas(),
        MAX_REPLICAS);
    Checks.require(
        part.replica() >= 0 && part.replica() < part.replicas(),
        "replica: %d is not one of %d",
        part.replica(),
        part.replicas());
    Checks.require(
        part.dimensions() == 2 || part.dimensions() == 3, "%d dimensions", part.dimensions());
    Checks.require(part.particles() > 0, "no particles");
    Checks.finite("displacement", part.displacement(), (long) part.particles() * part.dimensions());
  }

  @Override
  void write(Replica payload, BatchWriter batch, Map<String, String> metadata) {
    HeaderFields.write(payload.snapshot(), metadata);
    metadata.put("units", payload.units());
    metadata.put("time", String.valueOf(payload.time()));
    metadata.put("replica", String.valueOf(payload.replica()));
    metadata.put("replicas", String.valueOf(payload.replicas()));
    for (int axis = 0; axis < payload.dimensions(); axis++) {
      batch.float64(AXES[axis], payload.displacement(), axis, payload.dimensions());
    }
  }

  @Override
  Replica read(BatchReader batch) {
    SnapshotId snapshot = HeaderFields.snapshot(batch);
    int dimensions = batch.columns().contains(AXES[2]) ? 3 : 2;
    double[] displacement = new double[batch.rows() * dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      batch.float64(AXES[axis], displacement, axis, dimensions);
    }
    return new Replica(
        snapshot,
        HeaderFields.text(batch, "units"),
        HeaderFields.parse(batch, "time", Double::parseDouble),
        HeaderFields.integer(batch, "replica", 0, MAX_REPLICAS - 1),
        HeaderFields.integer(batch, "replicas", 1, MAX_REPLICAS),
        dimensions,
        displacement);
  }

  @Override
  Replica joinParts(List<Replica> parts) {
    Replica first = parts.get(0);
    for (Replica part : parts) {
      Checks.require(
          part.recordId().equals(first.recordId())
              && part.units().equals(first.units())
              && part.replicas() == first.replicas()
              && part.dimensions() == first.dimensions(),
          "blocks of %s differ",
          first.recordId());
    }
    return new Replica(
        first.snapshot(),
        first.units(),
        first.time(),
        first.replica(),
        first.replicas(),
        first.dimensions(),
        Joined.arrays("displacement", parts, Replica::displacement));
  }
}
