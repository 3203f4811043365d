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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiquidTest {
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
      Liquid liquid = new Liquid(potential, box, species);
      // Twice, with a small and a large move, so that the remembered pairs are put to the test.
      for (double move : new double[] {0, 0.05, 0.3}) {
        for (int k = 0; k < 180; k++) {
          positions[k] += move * random.nextGaussian();
        }
        assertAgrees(liquid, potential, box, species, positions);
      }
    }
  }

  @Test
  void botanConfiguration401HasItsPublishedEnergy() {
    NpzFile file = Botan.validation(401);
    Liquid liquid = new Liquid(KobAndersenPotential.FORCE_SHIFTED, Botan.BOX, file.bytes("types"));
    assertThat(liquid.energy(file.numbers("initial_positions")) / Botan.PARTICLES)
        .isCloseTo(-6.2331, within(5e-5));
  }

  @Test
  void simulatedEnergiesAgreeParticleByParticle() {
    NpzFile file = SharedData.file("ka-simulated/T0.56/T056_s112_00.npz");
    Liquid liquid =
        new Liquid(
            KobAndersenPotential.FORCE_SHIFTED,
            new PeriodicBox(file.numbers("box")),
            file.bytes("types"));
    for (String state : new String[] {"", "_inherent"}) {
      double[] expected = file.numbers("e_pot" + state);
      double[] energies = liquid.energies(file.numbers("initial_positions" + state));
      for (int particle = 0; particle < energies.length; particle++) {
        assertThat(energies[particle]).isCloseTo(expected[particle], within(2e-4));
      }
    }
  }

  @Test
  void refusesWhatIsNotThisLiquid() {
    KobAndersenPotential potential = KobAndersenPotential.FORCE_SHIFTED;
    assertThatThrownBy(() -> new Liquid(potential, new PeriodicBox(9, 9), new byte[4]))
        .hasMessageContaining("lives in 3D");
    assertThatThrownBy(() -> new Liquid(potential, new PeriodicBox(9, 9, 9), new byte[] {0, 2}))
        .hasMessageContaining("particle 1 has species 2");
    assertThatThrownBy(() -> new Liquid(potential, new PeriodicBox(9, 9, 4.9), new byte[4]))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("edge z");
    Liquid liquid = new Liquid(potential, new PeriodicBox(9, 9, 9), new byte[4]);
    assertThatThrownBy(() -> liquid.energy(new double[9]))
        .hasMessageContaining("9 coordinates for 4 particles");
  }

  private static void assertAgrees(
      Liquid liquid,
      KobAndersenPotential potential,
      PeriodicBox box,
      byte[] species,
      double[] positions) {
    int particles = species.length;
    double[] forces = new double[3 * particles];
    double[] energies = new double[particles];
    liquid.evaluate(positions, forces, energies);
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
          energy += potential.energy(r, species[i], species[j]) / 2;
          size += Math.abs(potential.force(r, species[i], species[j]));
          for (int axis = 0; axis < 3; axis++) {
            force[axis] += potential.force(r, species[i], species[j]) * apart[axis] / r;
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
