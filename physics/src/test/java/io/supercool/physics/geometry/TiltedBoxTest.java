package io.supercool.physics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiltedBoxTest {
  private static final double CUTOFF = 1.5;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void neighboursAgreeWithBruteForceOverImages(int dimensions) {
    Random random = new Random(dimensions);
    for (int particles = 1; particles <= 120; particles++) {
      double[] vectors = vectors(random, dimensions);
      PeriodicBox box = new PeriodicBox(vectors);
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

  @Test
  void theMinimumImageIsTheShortestWhereverThatIsBelowHalfTheSmallestWidth() {
    Random random = new Random(21);
    for (int trial = 0; trial < 3000; trial++) {
      int dimensions = 2 + trial % 2;
      PeriodicBox box = new PeriodicBox(vectors(random, dimensions));
      double[] difference = new double[dimensions];
      for (int axis = 0; axis < dimensions; axis++) {
        difference[axis] = 4 * random.nextGaussian();
      }
      double shortest = Double.POSITIVE_INFINITY;
      double[] origin = new double[dimensions];
      for (double[] image : images(box, difference, origin)) {
        shortest = Math.min(shortest, norm(image));
      }
      box.minimumImage(difference);
      if (shortest < box.largestCutoff()) {
        assertThat(norm(difference)).isCloseTo(shortest, within(1e-12));
      }
    }
  }

  @Test
  void wrappingKeepsAParticleOnItsLattice() {
    Random random = new Random(22);
    for (int trial = 0; trial < 500; trial++) {
      PeriodicBox box = new PeriodicBox(vectors(random, 3));
      double[] position = {
        20 * random.nextGaussian(), 20 * random.nextGaussian(), 20 * random.nextGaussian()
      };
      double[] wrapped = new double[3];
      double[] fractions = new double[3];
      box.wrap(position, 0, wrapped, fractions);
      for (int axis = 0; axis < 3; axis++) {
        double along = 0;
        for (int edge = 0; edge < 3; edge++) {
          along += fractions[edge] * box.vector(edge, axis);
        }
        assertThat(wrapped[axis]).isCloseTo(along, within(1e-11));
        assertThat(fractions[axis]).isBetween(0.0, 1.0);
        wrapped[axis] -= position[axis];
      }
      box.minimumImage(wrapped);
      assertThat(norm(wrapped)).isLessThan(1e-11);
    }
  }

  @Test
  void measuresAndRefuses() {
    PeriodicBox box = new PeriodicBox(4, 0, 0, 2, 3, 0, 0, 0, 5);
    assertThat(box.volume()).isCloseTo(60, within(1e-12));
    assertThat(box.width(0)).isCloseTo(12 / Math.sqrt(13), within(1e-12));
    assertThat(box.width(1)).isCloseTo(3, within(1e-12));
    assertThat(box.edge(1)).isCloseTo(Math.sqrt(13), within(1e-12));
    assertThatThrownBy(() -> box.requireCutoff(1.6))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("tilted box");
    assertThatThrownBy(() -> new PeriodicBox(1, 2, 3, 2, 4, 6, 0, 0, 1))
        .hasMessageContaining("not flat");
    assertThatThrownBy(() -> new PeriodicBox(1, 2, Double.NaN, 1)).hasMessageContaining("finite");
    assertThatThrownBy(() -> box.minimumImage(1.0, 0)).isInstanceOf(IllegalStateException.class);
  }

  /** Every pair through every nearby image, without cells. */
  private static void assertSame(NeighbourList list, double[] positions, PeriodicBox box) {
    int dimensions = box.dimensions();
    int edge = 0;
    for (int i = 0; i < list.particles(); i++) {
      assertThat(list.offsets()[i]).isEqualTo(edge);
      for (int j = 0; j < list.particles(); j++) {
        double[] from = wrapped(box, positions, i);
        for (double[] vector : images(box, wrapped(box, positions, j), from)) {
          if (i != j && norm(vector) < CUTOFF) {
            assertThat(list.senders()[edge]).isEqualTo(j);
            assertThat((double) list.distances()[edge]).isCloseTo(norm(vector), within(1e-6));
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

  /** The difference of two points, through every image up to three edges away. */
  private static double[][] images(PeriodicBox box, double[] to, double[] from) {
    int dimensions = box.dimensions();
    int sizes = dimensions == 2 ? 49 : 343;
    double[][] images = new double[sizes][dimensions];
    for (int image = 0; image < sizes; image++) {
      int[] moves = {image % 7 - 3, image / 7 % 7 - 3, image / 49 - 3};
      for (int axis = 0; axis < dimensions; axis++) {
        images[image][axis] = to[axis] - from[axis];
        for (int edge = 0; edge < dimensions; edge++) {
          images[image][axis] += moves[edge] * box.vector(edge, axis);
        }
      }
    }
    return images;
  }

  private static double norm(double[] vector) {
    double square = 0;
    for (double along : vector) {
      square += along * along;
    }
    return Math.sqrt(square);
  }

  /** Of any direction and handedness, at least two cutoffs wide. */
  private static double[] vectors(Random random, int dimensions) {
    while (true) {
      double[] vectors = new double[dimensions * dimensions];
      for (int k = 0; k < vectors.length; k++) {
        vectors[k] = 4 * random.nextGaussian() + (k % (dimensions + 1) == 0 ? 3 : 0);
      }
      if (new PeriodicBox(vectors).largestCutoff() >= CUTOFF) {
        return vectors;
      }
    }
  }
}
