package io.supercool.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LossTest {
  private final NetworkInput input = TestLiquid.of(4, 1).input(1);
  private final Random random = new Random(6);

  private float[] random(int times) {
    float[] values = new float[input.nodes() * times];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void errorSharedByASpeciesCountsATenth() {
    float[] targets = random(1);
    float[] predictions = targets.clone();
    for (int node = 0; node < input.nodes(); node++) {
      predictions[node] += input.species()[node] == 0 ? 2 : -3;
    }
    int ofFirst = 0;
    for (byte species : input.species()) {
      ofFirst += species == 0 ? 1 : 0;
    }
    double squares = (4.0 * ofFirst + 9.0 * (input.nodes() - ofFirst)) / input.nodes();

    assertThat(Loss.of(input, predictions, targets, new float[] {1}).value())
        .isCloseTo(0.1 * squares, within(1e-5));
  }

  @Test
  void timesWithoutLabelsDoNotCount() {
    float[] targets = random(2);
    float[] predictions = random(2);
    Loss before = Loss.of(input, predictions, targets, new float[] {0, 1});
    for (int node = 0; node < input.nodes(); node++) {
      predictions[2 * node] += 10;
    }

    Loss after = Loss.of(input, predictions, targets, new float[] {0, 1});

    assertThat(after.value()).isEqualTo(before.value());
    assertThat(after.gradients()[0]).isZero();
  }

  @Test
  void configurationWithoutAnyTargetTeachesNothing() {
    Loss loss = Loss.of(input, random(2), new float[2 * input.nodes()], new float[] {0, 0});

    assertThat(Math.abs(loss.value())).isZero();
    for (float gradient : loss.gradients()) {
      assertThat(Math.abs(gradient)).isZero();
    }
  }

  @Test
  void gradientsAreItsDifferences() {
    float[] weights = {1, 1, 0};
    float[] targets = random(3);
    float[] predictions = random(3);
    Loss loss = Loss.of(input, predictions, targets, weights);
    for (int i = 0; i < predictions.length; i++) {
      float before = predictions[i];
      predictions[i] = before + 0.01f;
      double above = Loss.of(input, predictions, targets, weights).value();
      predictions[i] = before - 0.01f;
      double below = Loss.of(input, predictions, targets, weights).value();
      predictions[i] = before;
      assertThat((above - below) / 0.02).isCloseTo(loss.gradients()[i], within(1e-5));
    }
  }
}
