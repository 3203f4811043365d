package io.supercool.physics.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDistributionsTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void anIdealGasHasNoStructureAroundEitherSpecies(int dimensions) {
    PeriodicBox box = dimensions == 3 ? new PeriodicBox(5, 6, 7) : new PeriodicBox(15, 14);
    Random random = new Random(1);
    PartialDistributions distributions = new PartialDistributions(dimensions, 2, 3);
    byte[] species = new byte[4000];
    for (int particle = 0; particle < species.length; particle++) {
      species[particle] = (byte) (particle % 4 == 0 ? 1 : 0);
    }
    for (int configuration = 0; configuration < 2; configuration++) {
      double[] positions = new double[dimensions * species.length];
      for (int k = 0; k < positions.length; k++) {
        positions[k] = box.edge(k % dimensions) * random.nextDouble();
      }
      distributions.add(box, species, positions);
    }
    RadialDistribution first = distributions.of(0);
    for (int bin = 40; bin < first.bins(); bin++) {
      assertThat(first.of(bin)).isCloseTo(1, within(0.05));
      assertThat(distributions.of(1).of(bin)).isCloseTo(1, within(0.08));
      assertThat(distributions.of(2).of(bin)).isZero();
    }
    assertThat(first.middle(99)).isCloseTo(1.99, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.79, 1.25})
  void theClosestPairIsFoundToABin(double distance) {
    PartialDistributions distributions = new PartialDistributions(3, 2, 2);
    assertThat(distributions.closest()).isEqualTo(2);
    double[] positions = {0, 0, 0, 0, distance, 0};
    distributions.add(new PeriodicBox(9, 9, 9), new byte[] {0, 1}, positions);
    assertThat(distributions.closest()).isBetween(distance - 0.02, distance);
  }
}
