package io.supercool.physics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.geometry.TiltedBoxes;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiltedSearchTest {
  private static final double CUTOFF = 1.5;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void agreesWithBruteForceOverImages(int dimensions) {
    Random random = new Random(dimensions);
    for (int particles = 1; particles <= 120; particles += 1 + particles / 12) {
      PeriodicBox box = TiltedBoxes.random(random, dimensions, CUTOFF);
      double[] positions = new double[particles * dimensions];
      for (int k = 0; k < positions.length; k++) {
        positions[k] = random.nextInt(6) == 0 ? 0 : 30 * random.nextDouble() - 15;
      }
      assertSame(new NeighbourSearch(box, CUTOFF).find(positions), positions, box);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void anyNumberOfThreadsFindsTheSame(int threads) {
    Random random = new Random(threads);
    PeriodicBox box = new PeriodicBox(9, 0, 0, 4, 8, 0, -3, 2, 7);
    NeighbourSearch several = new NeighbourSearch(box, CUTOFF, threads);
    NeighbourSearch one = new NeighbourSearch(box, CUTOFF);
    for (int particles : new int[] {600, 1, 0, 30}) {
      double[] positions = random.doubles(3L * particles, -20, 20).toArray();
      assertThat(several.find(positions)).usingRecursiveComparison().isEqualTo(one.find(positions));
    }
  }

  /** Every pair through every nearby image, without cells. */
  private static void assertSame(NeighbourList list, double[] positions, PeriodicBox box) {
    int dimensions = box.dimensions();
    int edge = 0;
    for (int i = 0; i < list.particles(); i++) {
      assertThat(list.offsets()[i]).isEqualTo(edge);
      for (int j = 0; j < list.particles(); j++) {
        double[] from = wrapped(box, positions, i);
        for (double[] vector : TiltedBoxes.images(box, wrapped(box, positions, j), from)) {
          double distance = TiltedBoxes.norm(vector);
          if (i != j && distance < CUTOFF) {
            assertThat(list.senders()[edge]).isEqualTo(j);
            assertThat((double) list.distances()[edge]).isCloseTo(distance, within(1e-6));
            for (int axis = 0; axis < dimensions; axis++) {
              assertThat((double) list.vectors()[3 * edge + axis])
                  .isCloseTo(vector[axis], within(1e-6));
            }
            edge++;
          }
        }
      }
    }
    assertThat(list.edges()).isEqualTo(edge);
  }

  private static double[] wrapped(PeriodicBox box, double[] positions, int particle) {
    double[] wrapped = new double[box.dimensions()];
    box.wrap(positions, particle, wrapped, new double[3]);
    return wrapped;
  }
}
