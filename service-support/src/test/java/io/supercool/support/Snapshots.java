package io.supercool.support;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.util.List;
import java.util.Random;

/** Snapshots of an ideal gas. */
final class Snapshots {
  private Snapshots() {}

  /** With the id {@code run/c/0}. */
  static Configuration of(String run, int particles, Split split) {
    ConfigurationHeader header =
        new ConfigurationHeader(new SnapshotId(run, "c", 0), split, "lj", new double[] {10, 10, 10}, 0.44, 0, 0, List.of("A"), Potentials.UNKNOWN);
    double[] positions = new Random(particles).doubles(3L * particles, 0, 10).toArray();
    return new Configuration(header, new byte[particles], positions, null, InherentStructure.of(positions, null), null);
  }
}
