package io.supercool.system;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.physics.data.NpzFile;
import java.util.List;
import java.util.Random;

/** Configurations of many sizes with their inherent structures, to measure with. */
public final class Liquids {
  private static final double DENSITY = 1.2;

  private Liquids() {}

  /**
   * A real configuration of 4,096 particles, repeated in all directions for 8 or 64 times as many;
   * a shaken lattice of the same density for smaller ones.
   */
  public static Configuration of(int particles) {
    if (particles < 4096) {
      return lattice((int) Math.round(Math.cbrt(particles)));
    }
    return repeated(real(), (int) Math.round(Math.cbrt(particles / 4096.0)));
  }

  /** The same without its inherent structure. */
  static Configuration thermal(int particles) {
    return of(particles).withInherentStructure(null);
  }

  /** The same under the name of another trajectory. */
  static Configuration named(Configuration given, String trajectory) {
    SnapshotId id = new SnapshotId(trajectory, given.snapshot().configuration(), 0);
    return given.withHeader(given.header().withId(id));
  }

  private static Configuration real() {
    NpzFile file = new NpzFile(Repository.trainingSample("T056_s112_00"));
    return Configuration.of(
            header(file.numbers("box")), file.bytes("types"), file.numbers("initial_positions"))
        .withPotentialEnergy(file.floats("e_pot"))
        .withInherentStructure(
            InherentStructure.of(
                file.numbers("initial_positions_inherent"), file.floats("e_pot_inherent")));
  }

  private static Configuration lattice(int side) {
    Random random = new Random(side);
    int particles = side * side * side;
    double spacing = 1 / Math.cbrt(DENSITY);
    byte[] species = new byte[particles];
    double[] positions = new double[3 * particles];
    double[] inherent = new double[3 * particles];
    float[] energy = new float[particles];
    for (int i = 0; i < particles; i++) {
      int[] site = {i % side, i / side % side, i / side / side};
      for (int axis = 0; axis < 3; axis++) {
        inherent[3 * i + axis] = spacing * (site[axis] + 0.3 * random.nextDouble());
        positions[3 * i + axis] = inherent[3 * i + axis] + 0.05 * random.nextGaussian();
      }
      species[i] = (byte) (random.nextDouble() < 0.8 ? 0 : 1);
      energy[i] = (float) (-7 + random.nextGaussian());
    }
    double edge = side * spacing;
    return Configuration.of(header(new double[] {edge, edge, edge}), species, positions)
        .withPotentialEnergy(energy)
        .withInherentStructure(InherentStructure.of(inherent, energy));
  }

  private static Configuration repeated(Configuration cell, int times) {
    int copies = times * times * times;
    double[] box = cell.header().box();
    int particles = cell.particles();
    byte[] species = new byte[copies * particles];
    float[] energy = new float[copies * particles];
    float[] inherentEnergy = new float[copies * particles];
    for (int copy = 0; copy < copies; copy++) {
      System.arraycopy(cell.species(), 0, species, copy * particles, particles);
      System.arraycopy(cell.potentialEnergy(), 0, energy, copy * particles, particles);
      System.arraycopy(cell.inherentEnergy(), 0, inherentEnergy, copy * particles, particles);
    }
    return Configuration.of(
            header(new double[] {times * box[0], times * box[1], times * box[2]}),
            species,
            repeated(cell.positions(), box, times))
        .withPotentialEnergy(energy)
        .withInherentStructure(
            InherentStructure.of(repeated(cell.inherentPositions(), box, times), inherentEnergy));
  }

  private static double[] repeated(double[] positions, double[] box, int times) {
    double[] repeated = new double[times * times * times * positions.length];
    for (int at = 0; at < repeated.length; at++) {
      int copy = at / positions.length;
      int[] cell = {copy % times, copy / times % times, copy / times / times};
      int axis = at % 3;
      repeated[at] = positions[at % positions.length] + cell[axis] * box[axis];
    }
    return repeated;
  }

  private static ConfigurationHeader header(double[] box) {
    return ConfigurationHeader.builder(new SnapshotId("measured", "n", 0), Split.LIVE)
        .box(box)
        .temperature(0.56)
        .species(List.of("A", "B"))
        .potential(Potentials.KOB_ANDERSEN_FORCE_SHIFTED)
        .build();
  }
}
