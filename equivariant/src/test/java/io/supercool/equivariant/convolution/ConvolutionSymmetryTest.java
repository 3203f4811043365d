package io.supercool.equivariant.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.equivariant.Rotations;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.harmonics.WignerD;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What turning, reflecting or renumbering the particles does to the messages. */
class ConvolutionSymmetryTest {

  private static final int NODES = 24;

  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void messagesTurnWithThePositions(TestedConvolution tested) {
    Random random = new Random(1);
    assertMessagesTurn(tested, Rotations.rotation(random));
    if (tested.shape().parity()) {
      assertMessagesTurn(tested, Rotations.reflection(random));
    }
  }

  private static void assertMessagesTurn(TestedConvolution tested, double[][] matrix) {
    ConvolutionShape shape = tested.shape();
    ConvolutionCase c = ConvolutionCase.random(shape, NODES, 2);
    double[][] positions = new double[NODES][];
    Arrays.setAll(positions, i -> Rotations.apply(matrix, c.positions()[i]));
    ConvolutionCase turned = c.at(positions, turnedFeatures(c, matrix));
    Convolution convolution = tested.create(c.grid(), 1);
    float[] before = c.forward(convolution);
    float[] after = turned.forward(convolution);
    for (int node = 0; node < NODES; node++) {
      double[][][] rows = MessageRows.of(shape, before, node, NODES);
      double[][][] turnedRows = MessageRows.of(shape, after, node, NODES);
      for (int l = 0; l <= shape.lMax(); l++) {
        double[][] wigner = WignerD.matrix(l, matrix);
        for (int row = 0; row < rows[l].length; row++) {
          assertThat(turnedRows[l][row])
              .containsExactly(Rotations.apply(wigner, rows[l][row]), within(2e-4));
        }
      }
    }
  }

  private static float[] turnedFeatures(ConvolutionCase c, double[][] matrix) {
    int channels = c.shape().channels();
    float[] turned = new float[c.features().length];
    for (int l = 0; l <= c.shape().lMaxInput(); l++) {
      double[][] wigner = WignerD.matrix(l, matrix);
      for (int node = 0; node < NODES; node++) {
        int start = (node * c.shape().inputComponents() + l * l) * channels;
        for (int channel = 0; channel < channels; channel++) {
          double[] feature = new double[2 * l + 1];
          for (int m = 0; m < feature.length; m++) {
            feature[m] = c.features()[start + m * channels + channel];
          }
          double[] product = Rotations.apply(wigner, feature);
          for (int m = 0; m < feature.length; m++) {
            turned[start + m * channels + channel] = (float) product[m];
          }
        }
      }
    }
    return turned;
  }

  @ParameterizedTest
  @MethodSource("io.supercool.equivariant.convolution.TestedConvolution#all")
  void messagesFollowTheNumberingOfTheParticles(TestedConvolution tested) {
    ConvolutionShape shape = tested.shape();
    ConvolutionCase c = ConvolutionCase.random(shape, NODES, 3);
    int width = shape.inputComponents() * shape.channels();
    int[] origin = permutation(new Random(4));
    double[][] positions = new double[NODES][];
    float[] features = new float[c.features().length];
    for (int node = 0; node < NODES; node++) {
      positions[node] = c.positions()[origin[node]];
      System.arraycopy(c.features(), origin[node] * width, features, node * width, width);
    }
    Convolution convolution = tested.create(c.grid(), 1);
    float[] before = c.forward(convolution);
    float[] after = c.at(positions, features).forward(convolution);
    for (int node = 0; node < NODES; node++) {
      double[][][] expected = MessageRows.of(shape, before, origin[node], NODES);
      double[][][] actual = MessageRows.of(shape, after, node, NODES);
      for (int l = 0; l <= shape.lMax(); l++) {
        for (int row = 0; row < expected[l].length; row++) {
          assertThat(actual[l][row]).containsExactly(expected[l][row], within(1e-4));
        }
      }
    }
  }

  private static int[] permutation(Random random) {
    int[] order = new int[NODES];
    Arrays.setAll(order, i -> i);
    for (int i = NODES - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
