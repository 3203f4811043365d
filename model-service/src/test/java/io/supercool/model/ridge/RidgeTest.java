package io.supercool.model.ridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private static final int SAMPLES = 400;
  private static final int FEATURES = 40;
  private static final double[] SLOPES = {2, -30, 0, 0};

  private final Random random = new Random(3);

  /** y = 5 + 2 x_0 - 30 x_1 + noise; x_2 is noise, x_3 is constant. */
  private NormalEquations part(double noise) {
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
    NormalEquations equations = NormalEquations.zero(4, 2);
    equations.add(SAMPLES, features, targets);
    return equations;
  }

  @Test
  void findsTheLineThroughManySamples() {
    List<NormalEquations> parts = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      parts.add(part(0.1).ofTargets(List.of(0)));
    }

    double[] weights = Ridge.fit(parts).getData();

    // One of the small penalties, which shrink by 10 or 31.6 in 2000 samples.
    assertThat(weights[0]).isBetween(2 / 1.0158 - 0.01, 2 / 1.005 + 0.01);
    assertThat(weights[1]).isBetween(-30 / 1.005 - 0.1, -30 / 1.0158 + 0.1);
    assertThat(weights[2]).isCloseTo(0, within(0.02));
    assertThat(weights[3]).isCloseTo(0, within(1e-9));
    double atMeans = weights[0] * 0 + weights[1] * 1 + weights[2] * 2 + weights[4];
    assertThat(atMeans).isCloseTo(5 - 30, within(0.05));
  }

  @Test
  void constantTargetIsPredictedByTheConstant() {
    double[] weights = Ridge.fit(List.of(part(0.1).ofTargets(List.of(1)))).getData();

    assertThat(weights[4]).isCloseTo(-3, within(1e-9));
    assertThat(weights[0]).isCloseTo(0, within(1e-9));
  }

  @Test
  void penaltyIsChosenByTheTargetsThatVary() {
    List<NormalEquations> both = new ArrayList<>();
    List<NormalEquations> varying = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      NormalEquations part = part(0.1);
      both.add(part);
      varying.add(part.ofTargets(List.of(0)));
    }

    assertThat(Ridge.fit(both).get(0, 0)).isEqualTo(Ridge.fit(varying).get(0, 0));
  }

  @Test
  void noisierSamplesAreShrunkMore() {
    List<NormalEquations> parts = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      parts.add(part(0.1).ofTargets(List.of(0)));
    }
    double own = Ridge.fit(parts).getData()[1];
    double alone = Ridge.fit(parts.subList(0, 1)).getData()[1];

    // One part alone leaves nothing to choose the penalty by: it is 1000, for 400 samples.
    assertThat(alone / own).isCloseTo(400.0 / 1400, within(0.02));
  }

  /** Written by the explicit inverse in libtorch that the Cholesky factors came in place of. */
  @Test
  void predictsWhatTheInverseOfTheNormalEquationsPredicted() {
    double[][] expected = {
      {12.915388072122528, -9.650575595281659},
      {14.111496847611626, -2.5834497268273573},
      {10.449718356769317, -11.896523060714305},
      {18.685403019198166, -5.188536780511095}
    };
    Random own = new Random(11);
    List<NormalEquations> parts = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      NormalEquations equations = NormalEquations.zero(FEATURES, 2);
      double[] features = correlatedFeatures(own);
      equations.add(SAMPLES, features, targets(features, own));
      parts.add(equations);
    }
    DMatrixRMaj weights = Ridge.fit(parts);
    double[] features = correlatedFeatures(own);
    for (int sample = 0; sample < expected.length; sample++) {
      for (int target = 0; target < 2; target++) {
        double predicted = 0;
        for (int k = 0; k <= FEATURES; k++) {
          predicted += features[sample * (FEATURES + 1) + k] * weights.get(k, target);
        }
        assertThat(predicted).isCloseTo(expected[sample][target], withinPercentage(1e-8));
      }
    }
  }

  /** Each is much of the one before it; the constant is last. */
  private static double[] correlatedFeatures(Random random) {
    double[] features = new double[SAMPLES * (FEATURES + 1)];
    for (int at = 0; at < features.length; at++) {
      int k = at % (FEATURES + 1);
      double before = k == 0 ? 0 : features[at - 1];
      features[at] = k == FEATURES ? 1 : 0.9 * before + random.nextGaussian() * (1 + k % 3) + k % 5;
    }
    return features;
  }

  private static double[] targets(double[] features, Random random) {
    double[] targets = new double[SAMPLES * 2];
    for (int at = 0; at < targets.length; at++) {
      targets[at] = 3 * random.nextGaussian();
      for (int k = at % 2; k < FEATURES; k += 3) {
        targets[at] += Math.sin(k) * features[at / 2 * (FEATURES + 1) + k];
      }
    }
    return targets;
  }

  @Test
  void leavingPartsOutAndTakingThemBackChangesNothing() {
    NormalEquations all = part(1);
    NormalEquations other = part(1);
    double[] before = all.gram().getData().clone();
    all.add(other);
    assertThat(all.samples()).isEqualTo(2 * SAMPLES);
    all.subtract(other);
    assertThat(all.gram().getData()).containsExactly(before, within(1e-8));
  }
}
