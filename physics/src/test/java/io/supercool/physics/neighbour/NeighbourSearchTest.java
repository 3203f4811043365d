package io.supercool.physics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.BoxTooSmallException;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourSearchTest {
  private static final double CUTOFF = 1.5;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void agreesWithBruteForce(int dimensions) {
    Random random = new Random(dimensions);
    for (int particles = 1; particles <= 200; particles++) {
      PeriodicBox box = randomBox(random, dimensions);
      double[] positions = randomPositions(random, box, particles);
      assertSame(new NeighbourSearch(box, CUTOFF).find(positions), positions, box);
    }
  }

  @Test
  void aBoxOfExactlyTwoCutoffsHoldsEveryNearerPair() {
    PeriodicBox box = new PeriodicBox(3, 3, 3);
    // A pair half an edge apart is exactly at the cutoff: no edge. Nearer by an ulp: an edge.
    double[] apart = {0, 0, 0, 1.5, 0, 0};
    assertThat(new NeighbourSearch(box, CUTOFF).find(apart).edges()).isZero();
    double[] nearer = {0, 0, 0, Math.nextDown(1.5), 0, 0};
    assertThat(new NeighbourSearch(box, CUTOFF).find(nearer).edges()).isEqualTo(2);
  }

  @Test
  void coincidentParticlesAreNeighboursAtZeroDistance() {
    NeighbourList list =
        new NeighbourSearch(new PeriodicBox(4, 4), CUTOFF).find(new double[] {1, 1, 1, 5, -3, 1});
    assertThat(list.offsets()).containsExactly(0, 2, 4, 6);
    assertThat(list.senders()).containsExactly(1, 2, 0, 2, 0, 1);
    assertThat(list.distances()).containsOnly(0);
  }

  @Test
  void aSingleParticleHasNoNeighbours() {
    NeighbourList list =
        new NeighbourSearch(new PeriodicBox(3, 1e7, 3), CUTOFF).find(new double[] {-7, 3, 99});
    assertThat(list.offsets()).containsExactly(0, 0);
    assertThat(list.edges()).isZero();
  }

  @Test
  void buffersCarryNothingFromOneCallToTheNext() {
    Random random = new Random(7);
    PeriodicBox box = new PeriodicBox(5, 6, 7);
    NeighbourSearch search = new NeighbourSearch(box, CUTOFF);
    for (int particles : new int[] {150, 20, 199, 1, 90}) {
      double[] positions = randomPositions(random, box, particles);
      assertSame(search.find(positions), positions, box);
    }
  }

  @Test
  void agreesWithBruteForceWhereMostCellsAreInsideTheBox() {
    Random random = new Random(11);
    PeriodicBox box = new PeriodicBox(12, 13.3, 9.1);
    double[] positions = randomPositions(random, box, 1500);
    assertSame(new NeighbourSearch(box, CUTOFF).find(positions), positions, box);
  }

  @Test
  void decidesPairsAtTheCutoffInDoublePrecision() {
    // A lattice whose third neighbours along an axis are at the cutoff but for some ulps.
    Random random = new Random(12);
    PeriodicBox box = new PeriodicBox(6, 6, 6);
    double[] positions = new double[3 * 12 * 12 * 4];
    for (int particle = 0; particle < positions.length / 3; particle++) {
      int[] place = {particle % 12, particle / 12 % 12, 3 * (particle / 144)};
      for (int axis = 0; axis < 3; axis++) {
        double exact = 0.5 * place[axis];
        positions[3 * particle + axis] = exact + (random.nextInt(5) - 2) * Math.ulp(exact);
      }
    }
    NeighbourList list = new NeighbourSearch(box, CUTOFF).find(positions);
    assertSame(list, positions, box);
    long atTheCutoff = IntStream.range(0, list.edges()).filter(e -> isLongest(list, e)).count();
    assertThat(atTheCutoff).isBetween(500L, 3000L);
  }

  private static boolean isLongest(NeighbourList list, int edge) {
    return list.distances()[edge] == (float) CUTOFF;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void anyNumberOfThreadsFindsTheSame(int threads) {
    Random random = new Random(threads);
    PeriodicBox box = new PeriodicBox(9, 8, 7);
    NeighbourSearch several = new NeighbourSearch(box, CUTOFF, threads);
    NeighbourSearch one = new NeighbourSearch(box, CUTOFF);
    for (int particles : new int[] {600, 1, 0, 30}) {
      double[] positions = randomPositions(random, box, particles);
      assertThat(several.find(positions)).usingRecursiveComparison().isEqualTo(one.find(positions));
    }
    assertThatThrownBy(() -> new NeighbourSearch(box, CUTOFF, 0)).hasMessageContaining("threads");
  }

  @Test
  void aSpentListsArraysAreUsedAgainWhereTheyAreLongEnough() {
    Random random = new Random(13);
    PeriodicBox box = new PeriodicBox(7, 7, 7);
    NeighbourSearch search = new NeighbourSearch(box, CUTOFF);
    NeighbourList list = search.find(randomPositions(random, box, 100));
    for (int particles : new int[] {100, 60, 60, 300, 200}) {
      double[] positions = randomPositions(random, box, particles);
      NeighbourList spent = list;
      int room = spent.senders().length;
      list = search.find(positions, spent);
      assertSame(list, positions, box);
      assertThat(list.senders() == spent.senders()).isEqualTo(list.edges() <= room);
    }
  }

  @Test
  void aVisitorSeesEveryParticlesRowOnce() {
    PeriodicBox box = new PeriodicBox(5, 6, 7);
    double[] positions = randomPositions(new Random(14), box, 200);
    NeighbourSearch search = new NeighbourSearch(box, CUTOFF);
    NeighbourList list = search.find(positions);
    int[] visits = new int[200];
    search.visit(
        positions,
        (receiver, neighbours) -> {
          visits[receiver]++;
          int first = list.offsets()[receiver];
          assertThat(neighbours.count()).isEqualTo(list.offsets()[receiver + 1] - first);
          for (int k = 0; k < neighbours.count(); k++) {
            assertThat(neighbours.sender(k)).isEqualTo(list.senders()[first + k]);
            assertThat(neighbours.distance(k))
                .isLessThan(CUTOFF)
                .isCloseTo(list.distances()[first + k], within(1e-6));
          }
        });
    assertThat(visits).containsOnly(1);
  }

  @Test
  void refusesATooSmallBoxAndPositionsThatAreNotFinite() {
    assertThatThrownBy(() -> new NeighbourSearch(new PeriodicBox(3, 2.9, 3), CUTOFF))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("edge y");
    NeighbourSearch search = new NeighbourSearch(new PeriodicBox(3, 3, 3), CUTOFF);
    assertThatThrownBy(() -> search.find(new double[] {0, 0, 0, 0, Double.NaN, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("particle 1");
  }

  /** Every pair through every nearby image, without cells. */
  private static void assertSame(NeighbourList list, double[] positions, PeriodicBox box) {
    int dimensions = box.dimensions();
    int particles = positions.length / dimensions;
    assertThat(list.particles()).isEqualTo(particles);
    int edge = 0;
    for (int i = 0; i < particles; i++) {
      assertThat(list.offsets()[i]).isEqualTo(edge);
      for (int j = 0; j < particles; j++) {
        double[] vector = new double[3];
        for (int axis = 0; axis < dimensions; axis++) {
          vector[axis] =
              nearestImage(
                  box.wrap(positions[j * dimensions + axis], axis)
                      - box.wrap(positions[i * dimensions + axis], axis),
                  box.edge(axis));
        }
        double distance =
            Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
        if (i != j && distance < CUTOFF) {
          assertThat(list.senders()[edge]).isEqualTo(j);
          assertThat((double) list.distances()[edge]).isCloseTo(distance, within(1e-6));
          for (int axis = 0; axis < 3; axis++) {
            assertThat((double) list.vectors()[3 * edge + axis])
                .isCloseTo(vector[axis], within(1e-6));
          }
          edge++;
        }
      }
    }
    assertThat(list.edges()).isEqualTo(edge);
  }

  private static double nearestImage(double difference, double edge) {
    double nearest = difference;
    for (int image = -2; image <= 2; image++) {
      double candidate = difference + image * edge;
      nearest = Math.abs(candidate) < Math.abs(nearest) ? candidate : nearest;
    }
    return nearest;
  }

  /** Edges of exactly 2, 3 and 4 cutoffs among them, and long thin boxes. */
  private static PeriodicBox randomBox(Random random, int dimensions) {
    double[] edges = new double[dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      edges[axis] =
          random.nextBoolean()
              ? CUTOFF * (2 + random.nextInt(3))
              : CUTOFF * 2 * Math.exp(2 * random.nextDouble());
    }
    return new PeriodicBox(edges);
  }

  /** Inside and far outside the box, on faces, and on top of each other. */
  private static double[] randomPositions(Random random, PeriodicBox box, int particles) {
    int dimensions = box.dimensions();
    double[] positions = new double[particles * dimensions];
    for (int k = 0; k < positions.length; k++) {
      double edge = box.edge(k % dimensions);
      positions[k] =
          switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> edge;
            case 2 -> -edge * random.nextInt(3);
            case 3 -> edge * (20 * random.nextDouble() - 10);
            default -> edge * random.nextDouble();
          };
    }
    for (int particle = 1; particle < particles; particle++) {
      if (random.nextInt(10) == 0) {
        int twin = random.nextInt(particle);
        System.arraycopy(
            positions, twin * dimensions, positions, particle * dimensions, dimensions);
      }
    }
    return positions;
  }
}
