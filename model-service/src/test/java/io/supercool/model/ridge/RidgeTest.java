package io.supercool.model.ridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private static final int SAMPLES = 400;
  private static final double[] SLOPES = {2, -30, 0, 0};

  private final Random random = new Random(3);

  /** y = 5 + 2 x_0 - 30 x_1 + noise; x_2 is noise, x_3 is constant. */
  private NormalEquations part(NDManager manager, double noise) {
    double[] features = new double[SAMPLES * 5];
    double[] targets = new double[SAMPLES * 2];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double y = 5;
      for (int k = 0; k < 4; k++) {
        double x = k == 3 ? 7 : random.nextGaussian() * (k == 1 ? 0.1 : 1) + k;
        features[5 * sample + k] = x;
        y += SLOPES[k] * x;
      }
      features[5 * sample + 4] = 1;
      targets[2 * sample] = y + noise * random.nextGaussian();
      targets[2 * sample + 1] = -3;
    }
    NormalEquations equations = NormalEquations.zero(manager, 4, 2);
    equations.add(SAMPLES, features, targets);
    return equations;
  }

  @Test
  void findsTheLineThroughManySamples() {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<NormalEquations> parts = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        parts.add(part(manager, 0.1).ofTargets(List.of(0), manager));
      }

      double[] weights = Ridge.fit(parts, manager).toDoubleArray();

      // One of the small penalties, which shrink by 10 or 31.6 in 2000 samples.
      assertThat(weights[0]).isBetween(2 / 1.0158 - 0.01, 2 / 1.005 + 0.01);
      assertThat(weights[1]).isBetween(-30 / 1.005 - 0.1, -30 / 1.0158 + 0.1);
      assertThat(weights[2]).isCloseTo(0, within(0.02));
      assertThat(weights[3]).isCloseTo(0, within(1e-9));
      double atMeans = weights[0] * 0 + weights[1] * 1 + weights[2] * 2 + weights[4];
      assertThat(atMeans).isCloseTo(5 - 30, within(0.05));
    }
  }

  @Test
  void constantTargetIsPredictedByTheConstant() {
    try (NDManager manager = NDManager.newBaseManager()) {
      double[] weights =
          Ridge.fit(List.of(part(manager, 0.1).ofTargets(List.of(1), manager)), manager)
              .toDoubleArray();

      assertThat(weights[4]).isCloseTo(-3, within(1e-9));
      assertThat(weights[0]).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void noisierSamplesAreShrunkMore() {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<NormalEquations> parts = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        parts.add(part(manager, 0.1).ofTargets(List.of(0), manager));
      }
      double own = Ridge.fit(parts, manager).toDoubleArray()[1];
      double alone = Ridge.fit(parts.subList(0, 1), manager).toDoubleArray()[1];

      // One part alone leaves nothing to choose the penalty by: it is 1000, for 400 samples.
      assertThat(alone / own).isCloseTo(400.0 / 1400, within(0.02));
    }
  }

  @Test
  void leavingPartsOutAndTakingThemBackChangesNothing() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NormalEquations all = part(manager, 1);
      NormalEquations other = part(manager, 1);
      double[] before = all.gram().toDoubleArray();
      all.add(other);
      assertThat(all.samples()).isEqualTo(2 * SAMPLES);
      all.subtract(other);
      assertThat(all.gram().toDoubleArray()).containsExactly(before, within(1e-8));
    }
  }
}
