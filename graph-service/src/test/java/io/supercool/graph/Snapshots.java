package io.supercool.graph;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.physics.data.NpzFile;
import io.supercool.physics.data.SharedData;
import java.util.List;
import java.util.Random;

/** Configurations to test with. */
final class Snapshots {
  /** Directed edges of the real one within 2, counted by brute force in NumPy: 40.7 a particle. */
  static final int REAL_EDGES = 166_896;

  private Snapshots() {}

  /** A real one, with inherent structure; the test is skipped where the data is absent. */
  static Configuration real(String trajectory) {
    NpzFile file = SharedData.file("ka-simulated/T0.56/T056_s112_00.npz");
    SnapshotId id = new SnapshotId(trajectory, "real", 0);
    return Configuration.of(
            header(id, Potentials.KOB_ANDERSEN_FORCE_SHIFTED, file.numbers("box")),
            file.bytes("types"),
            file.numbers("initial_positions"))
        .withPotentialEnergy(file.floats("e_pot"))
        .withInherentStructure(
            InherentStructure.of(
                file.numbers("initial_positions_inherent"), file.floats("e_pot_inherent")));
  }

  /** A shaken lattice of 216 particles, thermal positions alone. */
  static Configuration lattice(String trajectory, String potential) {
    return lattice(trajectory, potential, new double[] {6, 6, 6});
  }

  /** The same in another box. */
  static Configuration lattice(String trajectory, String potential, double[] box) {
    Random random = new Random(1);
    byte[] species = new byte[216];
    double[] positions = new double[3 * 216];
    for (int particle = 0; particle < 216; particle++) {
      species[particle] = (byte) (particle % 5 == 0 ? 1 : 0);
      positions[3 * particle] = particle % 6 + 0.05 * random.nextGaussian();
      positions[3 * particle + 1] = particle / 6 % 6 + 0.05 * random.nextGaussian();
      positions[3 * particle + 2] = particle / 36 + 0.05 * random.nextGaussian();
    }
    SnapshotId id = new SnapshotId(trajectory, "lattice", 0);
    return Configuration.of(header(id, potential, box), species, positions);
  }

  /** The same for another purpose, at another temperature. */
  static Configuration lattice(Split split, double temperature) {
    Configuration live = lattice("trajectory", Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    return live.withHeader(live.header().with().split(split).temperature(temperature).build());
  }

  /** A box shorter than two cutoffs of 2. */
  static Configuration tooSmall(String trajectory) {
    SnapshotId id = new SnapshotId(trajectory, "small", 0);
    return Configuration.of(
        header(id, Potentials.KOB_ANDERSEN_FORCE_SHIFTED, new double[] {3, 3, 3}),
        new byte[2],
        new double[] {0, 0, 0, 1, 1, 1});
  }

  private static ConfigurationHeader header(SnapshotId id, String potential, double[] box) {
    return ConfigurationHeader.builder(id, Split.LIVE)
        .box(box)
        .temperature(0.56)
        .species(List.of("A", "B"))
        .potential(potential)
        .build();
  }
}
