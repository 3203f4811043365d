package io.supercool.support;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.util.List;
import java.util.Random;

/** Snapshots of an ideal gas. */
final class Snapshots {
  private Snapshots() {}

  /** With the id {@code trajectory/c/0}. */
  static Configuration of(String trajectory, int particles, Split split) {
    return of(new SnapshotId(trajectory, "c", 0), particles, split);
  }

  /** With this id. */
  static Configuration of(SnapshotId id, int particles, Split split) {
    ConfigurationHeader header =
        ConfigurationHeader.builder(id, split)
            .box(new double[] {10, 10, 10})
            .temperature(0.44)
            .species(List.of("A"))
            .build();
    double[] positions = new Random(particles).doubles(3L * particles, 0, 10).toArray();
    return Configuration.of(header, new byte[particles], positions)
        .withInherentStructure(InherentStructure.of(positions, null));
  }
}
