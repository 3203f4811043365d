package io.supercool.physics.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.data.Botan;
import io.supercool.physics.data.NpzFile;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.ForceField;
import io.supercool.physics.potential.KobAndersenPotential;
import io.supercool.physics.potential.TotalEnergy;
import io.supercool.physics.quench.FireQuench;
import io.supercool.physics.quench.QuenchResult;
import org.junit.jupiter.api.Test;

class VelocityVerletTest {
  private static final double TEMPERATURE = 0.44;
  private static final VelocityVerlet DYNAMICS = VelocityVerlet.DEFAULT;

  private final NpzFile file = Botan.validation(401);
  private final double[] start = file.numbers("initial_positions");
  private final ForceField forceField =
      new ForceField(KobAndersenPotential.FORCE_SHIFTED, Botan.BOX, file.bytes("types"));

  /** Before any force is felt, &lt;dr^2&gt; = 3 T t^2; of 4096 particles to 1.3 %. */
  @Test
  void setsOutWithTheVelocitiesOfItsTemperature() {
    double time = 0.01;
    double[] end = DYNAMICS.run(forceField, start, TEMPERATURE, time, 1);
    assertThat(meanSquareDisplacement(end) / (3 * TEMPERATURE * time * time))
        .isCloseTo(1, within(0.05));
  }

  /**
   * An equilibrium configuration stays one: its energy per particle fluctuates by sqrt(T^2 c / N),
   * 0.01, and the particles rattle in their cages, to the plateau near 0.03.
   */
  @Test
  void aLiquidInEquilibriumStaysThere() {
    double[] kept = start.clone();
    double[] end = DYNAMICS.run(forceField, start, TEMPERATURE, 3, 2);
    assertThat(start).isEqualTo(kept);
    double change =
        (TotalEnergy.of(forceField, end) - TotalEnergy.of(forceField, start))
            / forceField.particles();
    assertThat(change).isCloseTo(0, within(0.04));
    assertThat(meanSquareDisplacement(end)).isBetween(0.02, 0.08);
  }

  /** From a minimum the kinetic energy 3T/2 is shared with the potential, and none is made. */
  @Test
  void energyIsKept() {
    QuenchResult minimum = FireQuench.DEFAULT.quench(forceField, start);
    double[] end = DYNAMICS.run(forceField, minimum.positions(), TEMPERATURE, 10, 3);
    double rise = TotalEnergy.of(forceField, end) - TotalEnergy.of(forceField, minimum.positions());
    assertThat(rise / forceField.particles()).isCloseTo(0.75 * TEMPERATURE, within(0.04));
  }

  @Test
  void theSameSeedGivesTheSameRunAndAnotherAnother() {
    double[] once = DYNAMICS.run(forceField, start, TEMPERATURE, 0.1, 4);
    assertThat(DYNAMICS.run(forceField, start, TEMPERATURE, 0.1, 4)).isEqualTo(once);
    assertThat(DYNAMICS.run(forceField, start, TEMPERATURE, 0.1, 5)).isNotEqualTo(once);
  }

  @Test
  void whatOverlapsFliesApart() {
    byte[] species = new byte[125];
    double[] heap = new double[3 * species.length];
    for (int k = 0; k < heap.length; k++) {
      heap[k] = 0.01 * k;
    }
    ForceField overlapping =
        new ForceField(KobAndersenPotential.FORCE_SHIFTED, new PeriodicBox(6, 6, 6), species);
    assertThatThrownBy(() -> DYNAMICS.run(overlapping, heap, TEMPERATURE, 1, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private double meanSquareDisplacement(double[] end) {
    double sum = 0;
    for (int k = 0; k < end.length; k++) {
      sum += (end[k] - start[k]) * (end[k] - start[k]);
    }
    return sum / forceField.particles();
  }
}
