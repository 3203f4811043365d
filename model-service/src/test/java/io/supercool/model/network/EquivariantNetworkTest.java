package io.supercool.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.equivariant.harmonics.WignerD;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The symmetries that the network must have exactly, on the fused kernels. */
class EquivariantNetworkTest {
  private static final int TIMES = 3;
  private static final double TOLERANCE = 1e-4;

  private static NetworkOptions options(boolean parity, int lMax) {
    return new NetworkOptions(3, 8, lMax, parity, TestLiquid.CUTOFF, 10, 15, 2);
  }

  private static EquivariantNetwork network(NDManager manager, NetworkOptions options) {
    return Networks.create(
        manager, options, TestLiquid.SPECIES, TestLiquid.SPECIES + TestLiquid.SCALARS, TIMES, 7, 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void predictionsDoNotChangeWhenEdgesAreRotated(boolean parity) {
    Random random = new Random(1);
    TestLiquid liquid = TestLiquid.of(5, 2);
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, options(parity, 3))) {
      float[] reference = network.predict(liquid.input(3));
      for (int trial = 0; trial < 5; trial++) {
        float[] rotated = network.predict(liquid.input(3, Rotations.random(random)));
        assertThat(relativeDifference(reference, rotated)).isLessThan(TOLERANCE);
      }
    }
  }

  /** Layers and calls share buffers. */
  @Test
  void predictionsDoNotDependOnWhatWasReadBefore() {
    NetworkInput small = TestLiquid.of(4, 2).input(3);
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, options(true, 3))) {
      float[] first = network.predict(small);
      network.predict(TestLiquid.of(6, 3).input(3));
      assertThat(network.predict(small)).isEqualTo(first);
    }
  }

  @Test
  void predictionsOfTheNetworkWithParityDoNotChangeUnderReflection() {
    TestLiquid liquid = TestLiquid.of(5, 3);
    double[][] reflection = Rotations.reflected(Rotations.random(new Random(4)));
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, options(true, 3))) {
      assertThat(
              relativeDifference(
                  network.predict(liquid.input(3)), network.predict(liquid.input(3, reflection))))
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void theNetworkWithoutParityTellsMirrorImagesApart() {
    TestLiquid liquid = TestLiquid.of(5, 3);
    double[][] reflection = Rotations.reflected(Rotations.random(new Random(4)));
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, options(false, 3))) {
      assertThat(
              relativeDifference(
                  network.predict(liquid.input(3)), network.predict(liquid.input(3, reflection))))
          .isGreaterThan(0.01);
    }
  }

  @Test
  void predictionsDoNotChangeWhenTheLiquidMovesAcrossTheBox() {
    TestLiquid liquid = TestLiquid.of(5, 5);
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, options(true, 3))) {
      float[] moved = network.predict(liquid.moved(3.3, -1.7, 11.2).input(3));
      assertThat(relativeDifference(network.predict(liquid.input(3)), moved)).isLessThan(TOLERANCE);
    }
  }

  @Test
  void predictionsFollowTheParticlesWhenTheyAreRenumbered() {
    TestLiquid liquid = TestLiquid.of(5, 6);
    int particles = liquid.species().length;
    List<Integer> shuffled = new ArrayList<>();
    for (int i = 0; i < particles; i++) {
      shuffled.add(i);
    }
    Collections.shuffle(shuffled, new Random(8));
    int[] order = shuffled.stream().mapToInt(Integer::intValue).toArray();
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, options(true, 3))) {
      float[] reference = network.predict(liquid.input(3));
      float[] renumbered = network.predict(liquid.permuted(order).input(3));
      float[] expected = new float[reference.length];
      for (int i = 0; i < particles; i++) {
        System.arraycopy(reference, order[i] * TIMES, expected, i * TIMES, TIMES);
      }
      assertThat(relativeDifference(expected, renumbered)).isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyLayerTransformsWithTheWignerMatrices(int lMax) {
    double[][] rotation = Rotations.random(new Random(9));
    TestLiquid liquid = TestLiquid.of(4, 10);
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, options(lMax % 2 == 1, lMax))) {
      List<float[]> reference = features(network, manager, liquid.input(lMax));
      List<float[]> rotated = features(network, manager, liquid.input(lMax, rotation));
      for (int layer = 0; layer < reference.size(); layer++) {
        float[] expected = rotate(reference.get(layer), lMax, 8, rotation);
        assertThat(relativeDifference(expected, rotated.get(layer))).isLessThan(TOLERANCE);
      }
    }
  }

  /** Every layer's features, {@code [node * components * channels]}. */
  private static List<float[]> features(
      EquivariantNetwork network, NDManager manager, NetworkInput input) {
    try (NDManager step = manager.newSubManager()) {
      return network.forward(step, input, false).features().stream()
          .map(NDArray::toFloatArray)
          .toList();
    }
  }

  /** D applied to {@code [node, component, channel]}. */
  private static float[] rotate(float[] features, int lMax, int channels, double[][] rotation) {
    int components = (lMax + 1) * (lMax + 1);
    float[] rotated = new float[features.length];
    for (int l = 0; l <= lMax; l++) {
      double[][] wigner = WignerD.matrix(l, rotation);
      for (int node = 0; node < features.length / components / channels; node++) {
        for (int row = 0; row <= 2 * l; row++) {
          for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int column = 0; column <= 2 * l; column++) {
              sum +=
                  wigner[row][column]
                      * features[(node * components + l * l + column) * channels + c];
            }
            rotated[(node * components + l * l + row) * channels + c] = (float) sum;
          }
        }
      }
    }
    return rotated;
  }

  /** Largest difference over the standard deviation of the reference. */
  static double relativeDifference(float[] reference, float[] other) {
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (int i = 0; i < reference.length; i++) {
      sum += reference[i];
      squares += (double) reference[i] * reference[i];
      largest = Math.max(largest, Math.abs(reference[i] - other[i]));
    }
    double mean = sum / reference.length;
    return largest / Math.sqrt(squares / reference.length - mean * mean);
  }
}
