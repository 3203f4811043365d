package io.supercool.reader.lammps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.ForceField;
import io.supercool.physics.potential.KobAndersenPotential;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.Frame;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The frame that simulation/run wrote with LAMMPS (EDGE=7 T=0.8 TIME=5) against our potential. */
class LammpsEnergyTest {
  @Test
  void ourPotentialIsTheOneThatLammpsSimulates() throws IOException {
    Frame frame;
    try (InputStream in = getClass().getResourceAsStream("/lammps/kob-andersen-343.lammpstrj")) {
      frame = new LammpsDumpParser(in, ReadLimits.DEFAULT).next();
    }
    float[] expected = frame.potentialEnergy();
    assertThat(expected).hasSize(343);
    double[] energies =
        new ForceField(
                KobAndersenPotential.FORCE_SHIFTED, new PeriodicBox(frame.box()), frame.species())
            .energies(frame.positions());
    for (int particle = 0; particle < energies.length; particle++) {
      assertThat(energies[particle]).isCloseTo(expected[particle], within(5e-5));
    }
  }
}
