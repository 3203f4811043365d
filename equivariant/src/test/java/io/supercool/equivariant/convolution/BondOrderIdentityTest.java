package io.supercool.equivariant.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.harmonics.ClebschGordan;
import io.supercool.equivariant.harmonics.ReferenceHarmonics;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * With Gaussian radial functions the norms of the first layer's messages are the bond-orientational
 * order parameters of the literature,
 *
 * <pre>
 *   q_l^2 = 4 pi / (2l + 1) sum_m |sum_j w_j Y_lm(r_j)|^2 = sum_jk w_j w_k P_l(cos angle_jk)
 * </pre>
 *
 * not yet divided by the sum of the weights w_j = exp(-(r_j - r)^2 / (2 width^2)). The right-hand
 * side knows no harmonics.
 */
class BondOrderIdentityTest {
  private static final int L_MAX = 6;
  private static final double RADIUS = 1.1;
  private static final double WIDTH = 0.2;

  @Test
  void firstLayerIsBondOrder() {
    Random random = new Random(1);
    double[][] neighbours = new double[14][];
    for (int j = 0; j < neighbours.length; j++) {
      neighbours[j] = random.doubles(3, -1, 1).toArray();
    }
    for (int l = 0; l <= L_MAX; l++) {
      double[][][] coupling = ClebschGordan.coefficients(0, l, l);
      double[] message = new double[2 * l + 1];
      for (double[] r : neighbours) {
        double[] harmonics = ReferenceHarmonics.of(L_MAX, r[0], r[1], r[2]);
        for (int m3 = 0; m3 <= 2 * l; m3++) {
          for (int m2 = 0; m2 <= 2 * l; m2++) {
            message[m3] += weight(length(r)) * coupling[0][m2][m3] * harmonics[l * l + m2];
          }
        }
      }
      assertThat(Math.sqrt(squares(message)))
          .as("l = %d", l)
          .isCloseTo(bondOrder(l, neighbours) * norm(l), within(1e-10));
    }
  }

  @Test
  void kernelsFirstLayerIsBondOrder() {
    ConvolutionShape shape = new ConvolutionShape(0, 3, 8, true);
    ConvolutionCase random = ConvolutionCase.random(shape, 20, 3);
    RadialGrid grid = new RadialGrid(ConvolutionCase.CUTOFF, 256);
    float[] table = new float[grid.knots() * shape.paths().size() * shape.channels()];
    int columns = shape.paths().size() * shape.channels();
    for (int knot = 0; knot < grid.knots(); knot++) {
      for (int column = 0; column < columns; column++) {
        table[knot * columns + column] = (float) weight(grid.distance(knot));
      }
    }
    float[] ones = new float[random.features().length];
    Arrays.fill(ones, 1);
    ConvolutionCase c =
        new ConvolutionCase(shape, grid, random.positions(), random.edges(), ones, table);
    float[] messages = c.forward(Convolutions.create(shape, grid, 1));
    for (int node = 0; node < c.edges().nodes(); node++) {
      double[][][] rows = MessageRows.of(shape, messages, node, c.edges().nodes());
      for (int l = 0; l <= shape.lMax(); l++) {
        double expected = bondOrder(l, neighbours(c, node)) * norm(l);
        assertThat(Math.sqrt(squares(rows[l][0]))).isCloseTo(expected, within(1e-4));
      }
    }
  }

  /** Component-normalised harmonics have squares that sum to 2l + 1, coupling with 1 keeps them. */
  private static double norm(int l) {
    double[] coupled = new double[2 * l + 1];
    double[][][] coupling = ClebschGordan.coefficients(0, l, l);
    double[] harmonics = ReferenceHarmonics.of(L_MAX, 0, 0, 1);
    for (int m = 0; m <= 2 * l; m++) {
      coupled[m] = coupling[0][m][m] * harmonics[l * l + m];
    }
    return Math.sqrt(squares(coupled));
  }

  private static double[][] neighbours(ConvolutionCase c, int node) {
    int first = c.edges().offsets()[node];
    double[][] vectors = new double[c.edges().offsets()[node + 1] - first][3];
    for (int j = 0; j < vectors.length; j++) {
      for (int axis = 0; axis < 3; axis++) {
        vectors[j][axis] =
            c.positions()[c.edges().senders()[first + j]][axis] - c.positions()[node][axis];
      }
    }
    return vectors;
  }

  private static double bondOrder(int l, double[][] neighbours) {
    double sum = 0;
    for (double[] left : neighbours) {
      for (double[] right : neighbours) {
        double cosine =
            (left[0] * right[0] + left[1] * right[1] + left[2] * right[2])
                / (length(left) * length(right));
        sum += weight(length(left)) * weight(length(right)) * legendre(l, cosine);
      }
    }
    return Math.sqrt(Math.max(0, sum));
  }

  private static double legendre(int l, double x) {
    double before = 0;
    double value = 1;
    for (int k = 0; k < l; k++) {
      double next = ((2 * k + 1) * x * value - k * before) / (k + 1);
      before = value;
      value = next;
    }
    return value;
  }

  private static double weight(double r) {
    return Math.exp(-(r - RADIUS) * (r - RADIUS) / (2 * WIDTH * WIDTH));
  }

  private static double squares(double[] v) {
    double sum = 0;
    for (double component : v) {
      sum += component * component;
    }
    return sum;
  }

  private static double length(double[] v) {
    return Math.sqrt(squares(v));
  }
}
