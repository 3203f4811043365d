package io.supercool.model.network.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.model.network.TestLiquid;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighbourAverageTest {
  private static final double RANGE = 2.1;

  private final Edges edges = TestLiquid.of(5, 7).input(1).edges();

  @Test
  void everyNodeGetsTheWeightedMeanOfItselfAndItsNeighbours() {
    float[] values = normal(new Random(1), 2 * edges.nodes());

    float[] averages = new NeighbourAverage(edges, RANGE).forward(values, 2);

    for (int node = 0; node < edges.nodes(); node++) {
      for (int column = 0; column < 2; column++) {
        double sum = values[2 * node + column];
        double weights = 1;
        for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
          double weight = Math.exp(-edges.distances()[edge] / RANGE);
          sum += weight * values[2 * edges.senders()[edge] + column];
          weights += weight;
        }
        assertThat((double) averages[2 * node + column]).isCloseTo(sum / weights, within(1e-6));
      }
    }
  }

  @Test
  void backwardGivesTheGradientOfTheAverage() {
    Random random = new Random(2);
    float[] left = normal(random, 3 * edges.nodes());
    float[] right = normal(random, 3 * edges.nodes());
    NeighbourAverage average = new NeighbourAverage(edges, RANGE);

    double averagedRight = product(left, average.forward(right, 3));
    double transposedLeft = product(average.backward(left, 3), right);

    assertThat(averagedRight).isCloseTo(transposedLeft, within(1e-4));
  }

  @Test
  void nodeWithoutNeighboursKeepsItsValue() {
    Edges lonely = new Edges(new int[] {0, 0}, new int[0], new float[0], new float[0], 0);
    float[] value = {3};
    assertThat(new NeighbourAverage(lonely, RANGE).forward(value, 1)).containsExactly(3);
    assertThat(new NeighbourAverage(lonely, RANGE).backward(value, 1)).containsExactly(3);
  }

  private static float[] normal(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double product(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }
}
