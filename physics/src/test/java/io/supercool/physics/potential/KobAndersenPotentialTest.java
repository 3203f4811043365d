package io.supercool.physics.potential;

import static io.supercool.physics.potential.KobAndersenPotential.FORCE_SHIFTED;
import static io.supercool.physics.potential.KobAndersenPotential.TRUNCATED;
import static io.supercool.physics.potential.ReferencePotential.energy;
import static io.supercool.physics.potential.ReferencePotential.force;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The potential against the formula of {@link ReferencePotential}, and that against what is known
 * of it.
 */
class KobAndersenPotentialTest {
  @ParameterizedTest
  @EnumSource
  void theConstantsOfTheFastLoopsGiveTheEnergyOfTheFormula(KobAndersenPotential potential) {
    for (int first = 0; first < 2; first++) {
      for (int second = 0; second < 2; second++) {
        KobAndersenPotential.PairConstants constants = potential.constants(first, second);
        double cutoff = potential.cutoff(first, second);
        assertThat(Math.sqrt(constants.squareCutoff())).isCloseTo(cutoff, within(1e-12));
        for (double r = 0.7; r < cutoff; r += 0.05) {
          double expected = energy(potential, r, first, second);
          assertThat(constants.energy(r * r))
              .isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void forceIsMinusTheSlopeOfTheEnergy(KobAndersenPotential potential) {
    double step = 1e-5;
    for (int second = 0; second < 2; second++) {
      for (double r = 0.8; r < 1.9; r += 0.1) {
        double slope =
            (energy(potential, r + step, 0, second) - energy(potential, r - step, 0, second))
                / (2 * step);
        double force = force(potential, r, 0, second);
        assertThat(force).isCloseTo(-slope, within(1e-6 * (1 + Math.abs(force))));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void pairsAreSymmetricAndVanishAtTheirCutoffs(KobAndersenPotential potential) {
    assertThat(potential.cutoff(0, 0)).isEqualTo(2.5);
    assertThat(potential.cutoff(0, 1)).isEqualTo(2);
    assertThat(potential.cutoff(1, 1)).isEqualTo(2.2);
    for (int first = 0; first < 2; first++) {
      for (int second = 0; second < 2; second++) {
        double cutoff = potential.cutoff(first, second);
        assertThat(energy(potential, cutoff - 1e-9, first, second)).isCloseTo(0, within(1e-9));
        assertThat(energy(potential, cutoff, first, second)).isZero();
        assertThat(energy(potential, 1.1, first, second))
            .isEqualTo(energy(potential, 1.1, second, first));
        assertThat(potential.constants(first, second))
            .isEqualTo(potential.constants(second, first));
      }
    }
  }

  @Test
  void onlyTheForceShiftedForceVanishesAtTheCutoff() {
    assertThat(force(FORCE_SHIFTED, 2.5 - 1e-9, 0, 0)).isCloseTo(0, within(1e-9));
    // The truncated one is the plain Lennard-Jones force, 24 (2 x^-13 - x^-7), up to there.
    assertThat(force(TRUNCATED, 2.5 - 1e-9, 0, 0))
        .isCloseTo(24 * (2 * Math.pow(2.5, -13) - Math.pow(2.5, -7)), within(1e-9));
  }

  @Test
  void truncatedEnergyIsLennardJonesLessItsValueAtTheCutoff() {
    double r = 0.8 * Math.pow(2, 1.0 / 6);
    double atCutoff = 4 * 1.5 * (Math.pow(2.5, -12) - Math.pow(2.5, -6));
    assertThat(energy(TRUNCATED, r, 0, 1)).isCloseTo(-1.5 - atCutoff, within(1e-12));
  }
}
