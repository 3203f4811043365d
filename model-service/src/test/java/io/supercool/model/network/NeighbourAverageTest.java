package io.supercool.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.supercool.equivariant.convolution.Edges;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighbourAverageTest {
  private static final double RANGE = 2.1;

  private final Edges edges = TestLiquid.of(5, 7).input(1).edges();

  @Test
  void everyNodeGetsTheWeightedMeanOfItselfAndItsNeighbours() {
    float[] values = new float[2 * edges.nodes()];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }

    float[] averages = averaged(values, 2);

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
  void nodeWithoutNeighboursKeepsItsValue() {
    Edges lonely = new Edges(new int[] {0, 0}, new int[0], new float[0], new float[0], 0);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray value = manager.create(new float[] {3}, new Shape(1, 1));
      assertThat(NeighbourAverage.of(lonely, RANGE, manager).of(value).toFloatArray())
          .containsExactly(3);
    }
  }

  private float[] averaged(float[] values, int columns) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray array = manager.create(values, new Shape(edges.nodes(), columns));
      return NeighbourAverage.of(edges, RANGE, manager).of(array).toFloatArray();
    }
  }
}
