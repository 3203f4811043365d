package io.supercool.physics.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.evaluation.Comparison;
import io.supercool.evaluation.Scores;
import io.supercool.physics.data.Botan;
import io.supercool.physics.data.NpzFile;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.ForceField;
import io.supercool.physics.potential.KobAndersenPotential;
import io.supercool.physics.quench.FireQuench;
import io.supercool.physics.quench.QuenchResult;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarseGrainingTest {
  @Test
  void weighsNeighboursByTheirDistance() {
    double[] positions = {0, 0, 0, 19, 0, 0, 0, 3, 0, 10, 10, 10};
    float[] averages =
        CoarseGraining.DEFAULT.average(
            new float[] {1, 2, 4, 8}, positions, new PeriodicBox(20, 20, 20));
    double one = Math.exp(-1 / 1.5);
    double three = Math.exp(-3 / 1.5);
    assertThat((double) averages[0])
        .isCloseTo((1 + 2 * one + 4 * three) / (1 + one + three), within(1e-6));
    assertThat(averages[3]).isEqualTo(8);
  }

  @Test
  void aConstantStaysAndASmallBoxLimitsTheCutoff() {
    double[] positions = {0, 0, 1.9, 0, 0, 2.5, 2.5, 2.5};
    PeriodicBox small = new PeriodicBox(5, 5);
    assertThat(CoarseGraining.DEFAULT.average(new float[] {3, 3, 3, 3}, positions, small))
        .containsOnly(3);
    float[] averages = CoarseGraining.DEFAULT.average(new float[] {1, 0, 0, 0}, positions, small);
    assertThat(averages[1]).isPositive();
    // 2.5 sqrt 2 away, beyond half the edge.
    assertThat(averages[3]).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 700, 13, 15, 30", "3, 50, 12, 12, 12", "3, 300, 5, 6, 9", "3, 1, 20, 20, 20",
    "2, 400, 15, 31, 0", "2, 60, 4, 8, 0", "3, 2000, 12.001, 12.001, 40", "3, 900, 14, 14, 14"
  })
  void everyPairWithinReachCountsOnce(int dimensions, int particles, double x, double y, double z) {
    Random random = new Random(particles);
    PeriodicBox box = dimensions == 3 ? new PeriodicBox(x, y, z) : new PeriodicBox(x, y);
    double[] positions = new double[dimensions * particles];
    float[] values = new float[particles];
    for (int particle = 0; particle < particles; particle++) {
      for (int axis = 0; axis < dimensions; axis++) {
        positions[particle * dimensions + axis] = box.edge(axis) * (3 * random.nextDouble() - 1);
      }
      values[particle] = (float) random.nextGaussian();
    }
    float[] averages = CoarseGraining.DEFAULT.average(values, positions, box);
    double reach = Math.min(6, box.largestCutoff());
    for (int i = 0; i < particles; i++) {
      double sum = 0;
      double weights = 0;
      for (int j = 0; j < particles; j++) {
        double square = 0;
        for (int axis = 0; axis < dimensions; axis++) {
          double difference = positions[j * dimensions + axis] - positions[i * dimensions + axis];
          square += Math.pow(box.minimumImage(difference, axis), 2);
        }
        if (Math.sqrt(square) < reach) {
          double weight = Math.exp(-Math.sqrt(square) / 1.5);
          sum += weight * values[j];
          weights += weight;
        }
      }
      assertThat((double) averages[i]).isCloseTo(sum / weights, within(1e-6));
    }
  }

  @Test
  void refusesValuesThatAreNotOnePerParticle() {
    assertThatThrownBy(
            () ->
                CoarseGraining.DEFAULT.average(
                    new float[2], new double[] {0, 0, 0}, new PeriodicBox(5, 5, 5)))
        .hasMessageContaining("2 values for 1 particles");
  }

  /** The descriptor's reference scores for type A are .209 and .649, in absolute value. */
  @ParameterizedTest
  @CsvSource({"401, 0.196, 0.209", "402, 0.270, 0.649"})
  void coarseGrainedEnergyScoresAsPublished(int number, double ownEnergy, double coarseGrained) {
    NpzFile file = Botan.validation(number);
    byte[] species = file.bytes("types");
    ForceField forceField = new ForceField(KobAndersenPotential.FORCE_SHIFTED, Botan.BOX, species);
    QuenchResult inherent =
        FireQuench.DEFAULT.quench(forceField, file.numbers("initial_positions"));
    float[] energies = new float[species.length];
    for (int particle = 0; particle < energies.length; particle++) {
      energies[particle] = (float) inherent.energies()[particle];
    }
    float[] coarse = CoarseGraining.DEFAULT.average(energies, inherent.positions(), Botan.BOX);
    float[] propensity = Botan.propensity(file).mean();
    assertThat(pearson(species, energies, propensity)).isCloseTo(ownEnergy, within(0.002));
    assertThat(pearson(species, coarse, propensity)).isCloseTo(coarseGrained, within(0.002));
  }

  private static double pearson(byte[] species, float[] descriptor, float[] propensity) {
    Comparison sample = new Comparison("configuration", 4120, species, descriptor, propensity);
    return Scores.of(List.of(sample)).get(0).meanPearson();
  }
}
