package io.supercool.equivariant.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel against the plain formula, and its gradients against its forward pass. */
class ConvolutionTest {

  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void agreesWithTheFormula(TestedConvolution tested) {
    ConvolutionCase c = ConvolutionCase.random(tested.shape(), 20, 1);
    double[] expected = ReferenceConvolution.messages(c);
    float[] messages = c.forward(tested.create(c.grid(), 1));
    double scale = rootMeanSquare(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) messages[i]).isCloseTo(expected[i], within(1e-5 * scale));
    }
  }

  /**
   * The messages are linear in the features and in the table, so a partial derivative is the
   * forward pass of a unit vector, without error but rounding.
   */
  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void hasTheGradientsOfItsForwardPass(TestedConvolution tested) {
    ConvolutionCase c = ConvolutionCase.random(tested.shape(), 20, 2);
    Convolution convolution = tested.create(c.grid(), 1);
    float[] messageGradients = c.randomMessages(3);
    float[][] gradients = c.backward(convolution, messageGradients);
    Random random = new Random(4);
    double featureScale = rootMeanSquare(gradients[0]);
    double tableScale = rootMeanSquare(gradients[1]);
    for (int trial = 0; trial < 40; trial++) {
      int feature = random.nextInt(c.features().length);
      float[] ofFeature =
          c.with(unit(c.features().length, feature), c.radialTable()).forward(convolution);
      assertThat((double) gradients[0][feature])
          .isCloseTo(dot(messageGradients, ofFeature), within(1e-5 * featureScale));
      int entry = random.nextInt(c.radialTable().length);
      float[] ofEntry =
          c.with(c.features(), unit(c.radialTable().length, entry)).forward(convolution);
      assertThat((double) gradients[1][entry])
          .isCloseTo(dot(messageGradients, ofEntry), within(1e-5 * tableScale));
    }
  }

  /** A graph of several ranges of nodes, so that threads have something to share. */
  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void isTheSameToTheBitForAnyNumberOfThreads(TestedConvolution tested) {
    ConvolutionCase c = ConvolutionCase.random(tested.shape(), 200, 5);
    float[] messageGradients = c.randomMessages(6);
    Convolution alone = tested.create(c.grid(), 1);
    Convolution shared = tested.create(c.grid(), 3);
    assertThat(c.forward(shared)).isEqualTo(c.forward(alone));
    assertThat(c.backward(shared, messageGradients))
        .isDeepEqualTo(c.backward(alone, messageGradients))
        .isDeepEqualTo(c.backward(alone, messageGradients));
  }

  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void givesANodeWithoutEdgesNothing(TestedConvolution tested) {
    ConvolutionCase c = ConvolutionCase.random(tested.shape(), 20, 7);
    int lonely = 19;
    assertThat(c.edges().offsets()[lonely]).isEqualTo(c.edges().offsets()[lonely + 1]);
    Convolution convolution = tested.create(c.grid(), 1);
    float[] messages = c.forward(convolution);
    for (double[][] ofDegree : MessageRows.of(c.shape(), messages, lonely, 20)) {
      for (double[] row : ofDegree) {
        assertThat(row).containsOnly(0);
      }
    }
    float[] featureGradients = c.backward(convolution, c.randomMessages(8))[0];
    for (int i = featureGradients.length * lonely / 20; i < featureGradients.length; i++) {
      assertThat(featureGradients[i]).isZero();
    }
  }

  private static float[] unit(int length, int at) {
    float[] vector = new float[length];
    vector[at] = 1;
    return vector;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double rootMeanSquare(float[] values) {
    return Math.sqrt(dot(values, values) / values.length);
  }

  private static double rootMeanSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum / values.length);
  }
}
