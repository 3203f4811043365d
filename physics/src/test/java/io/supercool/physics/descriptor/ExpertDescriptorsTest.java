package io.supercool.physics.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpertDescriptorsTest {
  private static final int PARTICLES = 300;
  private static final PeriodicBox BOX = new PeriodicBox(6.5, 7, 6.8);
  private static final double[] CENTRES = {0.9, 1.0, 1.1, 1.5, 1.7};
  private static final double[] WIDTHS = {0.1, 0.1, 0.1, 0.2, 0.2};
  private static final Shells SHELLS =
      new Shells(List.of(new Shells.Series(0.9, 0.1, 3), new Shells.Series(1.5, 0.2, 2)));
  private static final int OWN = 2 * CENTRES.length + 1;

  private final double[] positions = new double[3 * PARTICLES];
  private final byte[] species = new byte[PARTICLES];
  private final float[][] scalars = new float[1][PARTICLES];

  ExpertDescriptorsTest() {
    Random random = new Random(11);
    for (int particle = 0; particle < PARTICLES; particle++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * particle + axis] = BOX.edge(axis) * random.nextDouble();
      }
      species[particle] = (byte) (random.nextInt(5) == 0 ? 1 : 0);
      scalars[0][particle] = (float) random.nextGaussian();
    }
  }

  @Test
  void ownDescriptorsAreGaussianSumsBySpeciesAndTheScalars() {
    float[] values = new ExpertDescriptors(SHELLS, 0).of(BOX, positions, species, 2, scalars);
    for (int particle = 0; particle < PARTICLES; particle++) {
      double[] expected = own(particle);
      for (int k = 0; k < OWN; k++) {
        // Weights below 4e-6 do not count.
        assertThat((double) values[particle * OWN + k]).isCloseTo(expected[k], within(2e-4));
      }
    }
  }

  @Test
  void levelsAverageTheLevelBelow() {
    float[] values = new ExpertDescriptors(SHELLS, 2).of(BOX, positions, species, 2, scalars);
    int columns = 3 * OWN;
    for (int particle = 0; particle < PARTICLES; particle++) {
      for (int k = OWN; k < columns; k++) {
        double sum = values[particle * columns + k - OWN];
        double weights = 1;
        for (int other = 0; other < PARTICLES; other++) {
          double r = distance(particle, other);
          if (other != particle && r < ExpertDescriptors.RANGE) {
            double weight = Math.exp(-r / ExpertDescriptors.RANGE);
            sum += weight * values[other * columns + k - OWN];
            weights += weight;
          }
        }
        assertThat((double) values[particle * columns + k])
            .isCloseTo(sum / weights, within(1e-4 * (1 + Math.abs(sum / weights))));
      }
    }
  }

  @Test
  void expertShellsCoverTwoToFiveDiametersAsTheLiteratureDoes() {
    assertThat(Shells.EXPERT.count()).isEqualTo(87);
    assertThat(new ExpertDescriptors(Shells.EXPERT, 5).count(2, 2)).isEqualTo(1056);
    assertThat(Shells.EXPERT.reach()).isCloseTo(5.5, within(1e-12));
  }

  private double[] own(int particle) {
    double[] sums = new double[OWN];
    for (int other = 0; other < PARTICLES; other++) {
      for (int k = 0; other != particle && k < CENTRES.length; k++) {
        double offset = (distance(particle, other) - CENTRES[k]) / WIDTHS[k];
        sums[species[other] * CENTRES.length + k] += Math.exp(-0.5 * offset * offset);
      }
    }
    sums[OWN - 1] = scalars[0][particle];
    return sums;
  }

  private double distance(int one, int other) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double along =
          BOX.minimumImage(positions[3 * one + axis] - positions[3 * other + axis], axis);
      square += along * along;
    }
    return Math.sqrt(square);
  }
}
