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
  static Configuration real(String run) {
    NpzFile file = SharedData.file("ka-simulated/T0.56/T056_s112_00.npz");
    return new Configuration(
        header(run, "real", Potentials.KOB_ANDERSEN_FORCE_SHIFTED, file.numbers("box")),
        file.bytes("types"),
        file.numbers("initial_positions"),
        file.floats("e_pot"),
        InherentStructure.of(
            file.numbers("initial_positions_inherent"), file.floats("e_pot_inherent")),
        null);
  }

  /** A shaken lattice of 216 particles, thermal positions alone. */
  static Configuration lattice(String run, String potential) {
    return lattice(run, potential, new double[] {6, 6, 6});
  }

  /** The same in another box. */
  static Configuration lattice(String run, String potential, double[] box) {
    Random random = new Random(1);
    byte[] species = new byte[216];
    double[] positions = new double[3 * 216];
    for (int particle = 0; particle < 216; particle++) {
      species[particle] = (byte) (particle % 5 == 0 ? 1 : 0);
      positions[3 * particle] = particle % 6 + 0.05 * random.nextGaussian();
      positions[3 * particle + 1] = particle / 6 % 6 + 0.05 * random.nextGaussian();
      positions[3 * particle + 2] = particle / 36 + 0.05 * random.nextGaussian();
    }
    return bare(header(run, "lattice", potential, box), species, positions);
  }

  /** The same for another purpose, at another temperature. */
  static Configuration lattice(Split split, double temperature) {
    Configuration plain = lattice("run", Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    ConfigurationHeader header = plain.header();
    return bare(
        new ConfigurationHeader(
            header.id(),
            split,
            header.units(),
            header.box(),
            temperature,
            header.time(),
            0,
            header.species(),
            header.potential()),
        plain.species(),
        plain.positions());
  }

  /** A box shorter than two cutoffs of 2. */
  static Configuration tooSmall(String run) {
    return bare(
        header(run, "small", Potentials.KOB_ANDERSEN_FORCE_SHIFTED, new double[] {3, 3, 3}),
        new byte[2],
        new double[] {0, 0, 0, 1, 1, 1});
  }

  private static Configuration bare(
      ConfigurationHeader header, byte[] species, double[] positions) {
    return Configuration.of(header, species, positions);
  }

  private static ConfigurationHeader header(
      String run, String configuration, String potential, double[] box) {
    return new ConfigurationHeader(
        new SnapshotId(run, configuration, 0),
        Split.LIVE,
        "lj",
        box,
        0.56,
        0,
        0,
        List.of("A", "B"),
        potential);
  }
}
