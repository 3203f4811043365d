package io.supercool.physics.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.data.Botan;
import io.supercool.physics.data.NpzFile;
import io.supercool.physics.data.SharedData;
import io.supercool.physics.geometry.BoxTooSmallException;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForceFieldTest {
  @ParameterizedTest
  @EnumSource
  void agreesWithASumOverAllPairs(KobAndersenPotential potential) {
    Random random = new Random(5);
    for (double edge : new double[] {5, 5.1, 7.3}) {
      PeriodicBox box = new PeriodicBox(edge, edge + 1, edge);
      byte[] species = new byte[60];
      double[] positions = new double[180];
      for (int k = 0; k < 180; k++) {
        species[k / 3] = (byte) (k / 3 % 5 == 0 ? 1 : 0);
        positions[k] = 3 * edge * random.nextGaussian();
      }
      ForceField forceField = new ForceField(potential, box, species);
      // Again after small and large moves, so that both kinds of remembered pairs are put to the
      // test.
      for (double move : new double[] {0, 0.01, 0.02, 0.02, 0.05, 0.05, 0.3}) {
        for (int k = 0; k < 180; k++) {
          positions[k] += move * random.nextGaussian();
        }
        assertAgrees(forceField, potential, box, species, positions);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void forcesAreMinusTheSlopeOfTheEnergy(KobAndersenPotential potential) {
    Random random = new Random(8);
    byte[] species = species(1000);
    double[] positions = shakenLattice(10, random);
    ForceField forceField = new ForceField(potential, new PeriodicBox(9.4, 9.4, 9.4), species);
    double[] forces = new double[positions.length];
    forceField.forces(positions, forces);
    double step = 1e-5;
    for (int trial = 0; trial < 30; trial++) {
      int k = random.nextInt(positions.length);
      double kept = positions[k];
      positions[k] = kept + step;
      double above = TotalEnergy.of(forceField, positions);
      positions[k] = kept - step;
      double below = TotalEnergy.of(forceField, positions);
      positions[k] = kept;
      // The truncated force jumps at the cutoff: no pair of these crosses it within the step.
      assertThat(forces[k])
          .isCloseTo((below - above) / (2 * step), within(1e-5 * (1 + Math.abs(forces[k]))));
    }
  }

  @Test
  void doesNotDependOnTheNumberOfThreads() {
    double[] expected = forcesAlongAPath(1, true);
    for (int threads : new int[] {2, 5}) {
      assertThat(forcesAlongAPath(threads, true)).isEqualTo(expected);
    }
    assertThat(forcesAlongAPath(2, false)).isEqualTo(expected);
  }

  /** The forces on 2,197 particles, which are several parts, after some small moves. */
  private static double[] forcesAlongAPath(int threads, boolean parallel) {
    double[] positions = shakenLattice(13, new Random(9));
    double[] forces = new double[positions.length];
    PeriodicBox box = new PeriodicBox(12.22, 12.22, 12.22);
    ForceField forceField =
        new ForceField(KobAndersenPotential.FORCE_SHIFTED, box, species(2197), parallel);
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      for (int step = 0; step < 30; step++) {
        pool.submit(() -> forceField.forces(positions, forces)).join();
        for (int k = 0; k < positions.length; k++) {
          positions[k] += 1e-4 * forces[k];
        }
      }
    } finally {
      pool.shutdown();
    }
    return forces;
  }

  @Test
  void botanConfiguration401HasItsPublishedEnergy() {
    NpzFile file = Botan.validation(401);
    ForceField forceField =
        new ForceField(KobAndersenPotential.FORCE_SHIFTED, Botan.BOX, file.bytes("types"));
    assertThat(TotalEnergy.of(forceField, file.numbers("initial_positions")) / Botan.PARTICLES)
        .isCloseTo(-6.2331, within(5e-5));
  }

  @Test
  void simulatedEnergiesAgreeParticleByParticle() {
    NpzFile file = SharedData.file("ka-simulated/T0.56/T056_s112_00.npz");
    ForceField forceField =
        new ForceField(
            KobAndersenPotential.FORCE_SHIFTED,
            new PeriodicBox(file.numbers("box")),
            file.bytes("types"));
    for (String state : new String[] {"", "_inherent"}) {
      double[] expected = file.numbers("e_pot" + state);
      double[] energies = forceField.energies(file.numbers("initial_positions" + state));
      for (int particle = 0; particle < energies.length; particle++) {
        assertThat(energies[particle]).isCloseTo(expected[particle], within(2e-4));
      }
    }
  }

  @Test
  void refusesWhatIsNotThisLiquid() {
    KobAndersenPotential potential = KobAndersenPotential.FORCE_SHIFTED;
    assertThatThrownBy(() -> new ForceField(potential, new PeriodicBox(9, 9), new byte[4]))
        .hasMessageContaining("lives in 3D");
    assertThatThrownBy(() -> new ForceField(potential, new PeriodicBox(9, 9, 9), new byte[] {0, 2}))
        .hasMessageContaining("particle 1 has species 2");
    assertThatThrownBy(() -> new ForceField(potential, new PeriodicBox(9, 9, 4.9), new byte[4]))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("edge z");
    ForceField forceField = new ForceField(potential, new PeriodicBox(9, 9, 9), new byte[4]);
    assertThatThrownBy(() -> TotalEnergy.of(forceField, new double[9]))
        .hasMessageContaining("9 coordinates for 4 particles");
  }

  @Test
  void refusesMorePairsThanALiquidHas() {
    ForceField forceField =
        new ForceField(KobAndersenPotential.FORCE_SHIFTED, new PeriodicBox(9, 9, 9), species(6000));
    assertThatThrownBy(() -> TotalEnergy.of(forceField, new double[3 * 6000]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 16777216 pairs of 6000 particles are near each other");
  }

  private static byte[] species(int particles) {
    byte[] species = new byte[particles];
    for (int particle = 0; particle < particles; particle += 5) {
      species[particle] = 1;
    }
    return species;
  }

  /** A simple cubic lattice of spacing 0.94, each particle a little off its place. */
  private static double[] shakenLattice(int side, Random random) {
    double[] positions = new double[3 * side * side * side];
    for (int particle = 0; particle < positions.length / 3; particle++) {
      int[] place = {particle % side, particle / side % side, particle / side / side};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * particle + axis] = 0.94 * place[axis] + 0.03 * random.nextGaussian();
      }
    }
    return positions;
  }

  private static void assertAgrees(
      ForceField forceField,
      KobAndersenPotential potential,
      PeriodicBox box,
      byte[] species,
      double[] positions) {
    int particles = species.length;
    double[] forces = new double[3 * particles];
    forceField.forces(positions, forces);
    double[] energies = forceField.energies(positions);
    for (int i = 0; i < particles; i++) {
      double energy = 0;
      double[] force = new double[3];
      double size = 1;
      for (int j = 0; j < particles; j++) {
        double[] apart = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          apart[axis] = box.minimumImage(positions[3 * i + axis] - positions[3 * j + axis], axis);
        }
        double r = Math.sqrt(apart[0] * apart[0] + apart[1] * apart[1] + apart[2] * apart[2]);
        if (i != j) {
          energy += ReferencePotential.energy(potential, r, species[i], species[j]) / 2;
          double push = ReferencePotential.force(potential, r, species[i], species[j]);
          size += Math.abs(push);
          for (int axis = 0; axis < 3; axis++) {
            force[axis] += push * apart[axis] / r;
          }
        }
      }
      assertThat(energies[i]).isCloseTo(energy, within(1e-9 * size));
      for (int axis = 0; axis < 3; axis++) {
        assertThat(forces[3 * i + axis]).isCloseTo(force[axis], within(1e-9 * size));
      }
    }
  }
}
