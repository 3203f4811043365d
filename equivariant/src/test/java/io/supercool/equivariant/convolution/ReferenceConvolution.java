package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.TensorPath;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.List;

/** The convolution as its formula stands, one sum after another, in double precision. */
final class ReferenceConvolution {

  private ReferenceConvolution() {}

  static double[] messages(ConvolutionCase c) {
    double[] messages = new double[c.shape().messageSize(c.edges().nodes())];
    List<TensorPath> paths = c.shape().paths();
    for (int path = 0; path < paths.size(); path++) {
      for (int node = 0; node < c.edges().nodes(); node++) {
        for (int edge = c.edges().offsets()[node]; edge < c.edges().offsets()[node + 1]; edge++) {
          add(c, paths.get(path), path, node, edge, messages);
        }
      }
    }
    return messages;
  }

  private static void add(
      ConvolutionCase c, TensorPath path, int number, int node, int edge, double[] messages) {
    ConvolutionShape shape = c.shape();
    int channels = shape.channels();
    double[][][] tensor = path.clebschGordan();
    List<ConvolutionShape.Row> rows = shape.rows();
    int feature =
        (c.edges().senders()[edge] * shape.inputComponents() + path.input() * path.input())
            * channels;
    for (int channel = 0; channel < channels; channel++) {
      double radial = radial(c, edge, number * channels + channel);
      for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
        int row = node * rows.size() + rows.indexOf(new ConvolutionShape.Row(path, m3));
        for (int m1 = 0; m1 <= 2 * path.input(); m1++) {
          double input = c.features()[feature + m1 * channels + channel];
          for (int m2 = 0; m2 <= 2 * path.harmonic(); m2++) {
            double harmonic = harmonic(c, edge, path.harmonic() * path.harmonic() + m2);
            messages[row * channels + channel] += radial * tensor[m1][m2][m3] * input * harmonic;
          }
        }
      }
    }
  }

  private static double harmonic(ConvolutionCase c, int edge, int k) {
    int width = (c.edges().lMax() + 1) * (c.edges().lMax() + 1) - 1;
    return k == 0 ? 1 : c.edges().harmonics()[edge * width + k - 1];
  }

  private static double radial(ConvolutionCase c, int edge, int column) {
    int columns = c.shape().paths().size() * c.shape().channels();
    float[] weights = new float[RadialGrid.STENCIL];
    int first = c.grid().interpolation(c.edges().distances()[edge], weights);
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * c.radialTable()[(first + k) * columns + column];
    }
    return sum;
  }
}
