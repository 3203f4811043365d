package io.supercool.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.model.network.convolution.ConvolutionOperator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two convolutions agree, and the piecewise backward pass gives the loss's gradients. */
class BackpropagationTest {
  private static final int TIMES = 2;
  private static final NetworkOptions OPTIONS =
      new NetworkOptions(3, 8, 2, true, TestLiquid.CUTOFF, 6, 7, 2);

  private final TestLiquid liquid = TestLiquid.of(4, 1);
  private final NetworkInput input = liquid.input(3);
  private final float[] targets = targets(liquid.species().length);
  private final float[] weights = {1, 1};

  private static float[] targets(int nodes) {
    Random random = new Random(2);
    float[] targets = new float[nodes * TIMES];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) random.nextGaussian();
    }
    return targets;
  }

  private static EquivariantNetwork network(
      NDManager manager, NetworkOptions options, IntFunction<ConvolutionOperator> convolutions) {
    EquivariantNetwork network =
        new EquivariantNetwork(
            manager,
            options,
            TestLiquid.SPECIES,
            TestLiquid.SPECIES + TestLiquid.SCALARS,
            TIMES,
            3,
            convolutions);
    // They begin at 0, where nothing would come back through the averages.
    Random random = new Random(4);
    for (int level = 1; level <= options.coarseGraining(); level++) {
      NDArray coarse = network.parameters().get("readout.coarse." + level);
      float[] values = new float[(int) coarse.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.1 * random.nextGaussian());
      }
      coarse.set(values);
    }
    return network;
  }

  private Map<String, float[]> gradients(EquivariantNetwork network) {
    network.lossAndGradients(input, targets, weights);
    Map<String, float[]> gradients = new LinkedHashMap<>();
    network
        .parameters()
        .trained()
        .forEach((name, array) -> gradients.put(name, array.getGradient().toFloatArray()));
    return gradients;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void kernelsAndTensorOperationsGiveTheSamePredictionsAndGradients(boolean parity) {
    NetworkOptions options = new NetworkOptions(3, 8, 3, parity, TestLiquid.CUTOFF, 6, 7, 2);
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork kernels = network(manager, options, Networks.kernels(options, 2));
        EquivariantNetwork tensors =
            network(manager, options, Networks.tensors(manager, options))) {
      assertThat(
              EquivariantNetworkTest.relativeDifference(
                  tensors.predict(input), kernels.predict(input)))
          .isLessThan(1e-4);
      Map<String, float[]> expected = gradients(tensors);
      gradients(kernels)
          .forEach((name, gradient) -> assertClose(name, gradient, expected.get(name), 1e-4));
    }
  }

  @Test
  void gradientsAreTheLossesDifferences() {
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network = network(manager, OPTIONS, Networks.kernels(OPTIONS, 2))) {
      Map<String, float[]> gradients = gradients(network);
      Random random = new Random(5);
      gradients.forEach(
          (name, gradient) -> {
            // Half along the gradient, where the derivative is large, half anywhere.
            float[] direction = new float[gradient.length];
            double scale = norm(gradient);
            double along = 0;
            for (int i = 0; i < direction.length; i++) {
              direction[i] =
                  (float)
                      (gradient[i] / scale + random.nextGaussian() / Math.sqrt(direction.length));
              along += (double) direction[i] * gradient[i];
            }
            double step = 4e-3;
            double difference =
                (lossAfter(network, name, direction, step)
                        - lossAfter(network, name, direction, -step))
                    / (2 * step);
            assertThat(difference)
                .as("derivative of the loss with respect to " + name)
                .isCloseTo(along, within(0.01 * scale + 1e-4));
          });
    }
  }

  /** What a step leaves with the parameters' manager is never freed. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stepsAndPredictionsLeaveNothingBehind(boolean kernels) {
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network =
            network(
                manager,
                OPTIONS,
                kernels ? Networks.kernels(OPTIONS, 1) : Networks.tensors(manager, OPTIONS))) {
      NDManager longLived = network.parameters().get("readout").getManager();
      network.lossAndGradients(input, targets, weights);
      network.predict(input);
      int held = longLived.getManagedArrays().size();
      int around = manager.getManagedArrays().size();
      assertThat(held).isEqualTo(network.parameters().all().size());
      network.lossAndGradients(input, targets, weights);
      network.predict(input);
      network.invariants(input);
      assertThat(longLived.getManagedArrays()).hasSize(held);
      assertThat(manager.getManagedArrays()).hasSize(around);
    }
  }

  private double lossAfter(
      EquivariantNetwork network, String name, float[] direction, double step) {
    NDArray array = network.parameters().get(name);
    float[] before = array.toFloatArray();
    float[] moved = before.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (step * direction[i]);
    }
    array.set(moved);
    float[] predictions = network.lossAndGradients(input, targets, weights).predictions();
    array.set(before);
    return Loss.of(input, predictions, targets, weights).value();
  }

  private static void assertClose(String name, float[] actual, float[] expected, double tolerance) {
    double scale = norm(expected) / Math.sqrt(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i])
          .as(name + " " + i)
          .isCloseTo(expected[i], within(tolerance * (20 * scale + Math.abs(expected[i])) + 1e-7));
    }
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
