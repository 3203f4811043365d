package io.supercool.equivariant.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mixing kernel against the plain formula, and its gradients against its forward pass. */
class MixingTest {
  private static final int NODES = 150;

  private record Case(ConvolutionShape shape, Mixing mixing, float[] messages, float[] weights) {
    static Case of(TestedConvolution tested, int threads) {
      Random random = new Random(1);
      ConvolutionShape shape = tested.shape();
      return new Case(
          shape,
          tested.createMixing(threads),
          ConvolutionCase.normal(random, shape.messageSize(NODES)),
          ConvolutionCase.normal(random, shape.mixingSize()));
    }

    float[] forward() {
      float[] mixed = ConvolutionCase.normal(new Random(2), mixedSize());
      mixing.forward(NODES, messages, weights, mixed);
      return mixed;
    }

    float[][] backward(float[] mixedGradients) {
      Random leftOvers = new Random(3);
      float[] ofMessages = ConvolutionCase.normal(leftOvers, messages.length);
      float[] ofWeights = ConvolutionCase.normal(leftOvers, weights.length);
      mixing.backward(NODES, messages, weights, mixedGradients, ofMessages, ofWeights);
      return new float[][] {ofMessages, ofWeights};
    }

    int mixedSize() {
      return NODES * shape.outputComponents() * shape.channels();
    }
  }

  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void agreesWithTheFormula(TestedConvolution tested) {
    Case c = Case.of(tested, 1);
    float[] mixed = c.forward();
    double[] expected = expected(c.shape(), c.messages(), c.weights(), mixed.length);
    for (int i = 0; i < mixed.length; i++) {
      assertThat((double) mixed[i]).isCloseTo(expected[i], within(1e-4));
    }
  }

  private static double[] expected(
      ConvolutionShape shape, float[] messages, float[] weights, int size) {
    double[] mixed = new double[size];
    List<ConvolutionShape.Row> rows = shape.rows();
    int channels = shape.channels();
    for (int i = 0; i < NODES * rows.size() * channels; i++) {
      ConvolutionShape.Row row = rows.get(i / channels % rows.size());
      int path = shape.paths().indexOf(row.path());
      int l = row.path().output();
      int node = i / channels / rows.size();
      for (int to = 0; to < channels; to++) {
        mixed[(node * shape.outputComponents() + l * l + row.m3()) * channels + to] +=
            (double) messages[i] * weights[(path * channels + i % channels) * channels + to];
      }
    }
    return mixed;
  }

  /** Mixing is linear in each argument, so sum(G mixed) is sum(gradient argument) for each. */
  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void hasTheGradientsOfItsForwardPass(TestedConvolution tested) {
    Case c = Case.of(tested, 1);
    float[] mixedGradients = ConvolutionCase.normal(new Random(4), c.mixedSize());
    float[][] gradients = c.backward(mixedGradients);
    Random random = new Random(5);
    for (int trial = 0; trial < 10; trial++) {
      float[] messages = ConvolutionCase.normal(random, c.messages().length);
      float[] weights = ConvolutionCase.normal(random, c.weights().length);
      assertSame(
          dot(mixedGradients, new Case(c.shape(), c.mixing(), messages, c.weights()).forward()),
          dot(gradients[0], messages));
      assertSame(
          dot(mixedGradients, new Case(c.shape(), c.mixing(), c.messages(), weights).forward()),
          dot(gradients[1], weights));
    }
  }

  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void isTheSameToTheBitForAnyNumberOfThreads(TestedConvolution tested) {
    Case alone = Case.of(tested, 1);
    Case shared = Case.of(tested, 3);
    float[] mixedGradients = ConvolutionCase.normal(new Random(6), alone.mixedSize());
    assertThat(shared.forward()).isEqualTo(alone.forward());
    assertThat(shared.backward(mixedGradients)).isDeepEqualTo(alone.backward(mixedGradients));
  }

  @Test
  void refusesArraysThatAreTooShort() {
    ConvolutionShape shape = new ConvolutionShape(1, 2, 8, true);
    Mixing mixing = Convolutions.createMixing(shape, 1);
    float[] weights = new float[shape.mixingSize() - 1];
    float[] messages = new float[shape.messageSize(2)];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mixing.forward(2, messages, weights, new float[2 * 9 * 8]))
        .withMessageContaining("mixing weights hold " + weights.length);
  }

  private static void assertSame(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-4 * Math.abs(expected) + 0.05));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
