package io.supercool.equivariant.convolution;

import io.supercool.equivariant.harmonics.ClebschGordan;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.List;

/** The convolution as its formula stands, one sum after another, in double precision. */
final class ReferenceConvolution {

  private ReferenceConvolution() {}

  static double[] messages(ConvolutionCase c) {
    ConvolutionShape shape = c.shape();
    double[] messages = new double[shape.messageSize(c.edges().nodes())];
    List<TensorPath> paths = shape.paths();
    for (int p = 0; p < paths.size(); p++) {
      TensorPath path = paths.get(p);
      double[][][] tensor =
          ClebschGordan.coefficients(path.input(), path.harmonic(), path.output());
      for (int node = 0; node < c.edges().nodes(); node++) {
        for (int edge = c.edges().offsets()[node]; edge < c.edges().offsets()[node + 1]; edge++) {
          for (int channel = 0; channel < shape.channels(); channel++) {
            double radial = radial(c, edge, p * shape.channels() + channel);
            for (int m1 = 0; m1 <= 2 * path.input(); m1++) {
              int component = path.input() * path.input() + m1;
              double feature =
                  c.features()[
                      (c.edges().senders()[edge] * shape.inputComponents() + component)
                              * shape.channels()
                          + channel];
              for (int m2 = 0; m2 <= 2 * path.harmonic(); m2++) {
                double harmonic = harmonic(c, edge, path.harmonic() * path.harmonic() + m2);
                for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
                  messages[index(c, path, node, m3, channel)] +=
                      radial * tensor[m1][m2][m3] * feature * harmonic;
                }
              }
            }
          }
        }
      }
    }
    return messages;
  }

  private static int index(ConvolutionCase c, TensorPath path, int node, int m3, int channel) {
    List<TensorPath> siblings = c.shape().paths(path.output());
    int row = node * (2 * path.output() + 1) + m3;
    return c.shape().messageOffset(path.output(), c.edges().nodes())
        + (row * siblings.size() + siblings.indexOf(path)) * c.shape().channels()
        + channel;
  }

  private static double harmonic(ConvolutionCase c, int edge, int k) {
    int width = (c.edges().lMax() + 1) * (c.edges().lMax() + 1) - 1;
    return k == 0 ? 1 : c.edges().harmonics()[edge * width + k - 1];
  }

  private static double radial(ConvolutionCase c, int edge, int column) {
    int columns = c.shape().paths().size() * c.shape().channels();
    float[] weights = new float[RadialGrid.STENCIL];
    int first = c.grid().interpolation(c.edges().distances()[edge], weights, 0);
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * c.radialTable()[(first + k) * columns + column];
    }
    return sum;
  }
}
