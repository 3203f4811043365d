package io.supercool.equivariant.convolution.scalar;

import io.supercool.equivariant.convolution.kernel.ConvolutionKernel;
import io.supercool.equivariant.convolution.kernel.ConvolutionPlan;
import io.supercool.equivariant.convolution.kernel.ConvolutionPlan.DegreeRows;
import io.supercool.equivariant.convolution.kernel.CouplingTerms;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;

/** The convolution in plain loops, for any number of channels and any virtual machine. */
public final class ScalarConvolutionKernel implements ConvolutionKernel {

  private final RadialGrid grid;
  private final int lMax;
  private final CouplingTerms terms;
  private final int channels;
  private final int featureSize;
  private final DegreeRows[] rows;
  private final float[] harmonics;
  private final float[] couplings;
  private final float[] weights = new float[RadialGrid.STENCIL];
  private final float[] radial;
  private final float[] radialGradients;
  private final float[] sums;
  private final float[] messageRows;

  /** A kernel with buffers of its own. */
  public ScalarConvolutionKernel(ConvolutionPlan plan, RadialGrid grid) {
    this.grid = grid;
    ConvolutionShape shape = plan.shape();
    lMax = shape.lMax();
    terms = plan.couplings();
    channels = shape.channels();
    featureSize = shape.inputComponents() * channels;
    rows = plan.rows();
    harmonics = new float[(lMax + 1) * (lMax + 1)];
    couplings = new float[terms.couplings()];
    radial = new float[plan.radialColumns()];
    radialGradients = new float[plan.radialColumns()];
    sums = new float[channels];
    messageRows = new float[plan.messageColumns()];
  }

  @Override
  public void forward(
      Edges edges, int first, int last, float[] features, float[] radialTable, float[] messages) {
    int[] nodes = edges.order();
    for (int visit = first; visit < last; visit++) {
      int node = nodes[visit];
      Arrays.fill(messageRows, 0);
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        computeCouplings(edges, edge, 1);
        interpolate(edges.distances()[edge], radialTable);
        for (DegreeRows ofDegree : rows) {
          edgeForward(ofDegree, features, feature(edges.senders()[edge], ofDegree));
        }
      }
      System.arraycopy(messageRows, 0, messages, node * messageRows.length, messageRows.length);
    }
  }

  /** One edge forward, for every row: M += R sum_m1 T[m1] h[m1]. */
  private void edgeForward(DegreeRows rows, float[] features, int feature) {
    for (int row = 0; row < rows.count(); row++) {
      contract(rows, row, features, feature);
      int message = (rows.first() + row) * channels;
      int weight = rows.radialColumns()[row];
      for (int channel = 0; channel < channels; channel++) {
        messageRows[message + channel] += radial[weight + channel] * sums[channel];
      }
    }
  }

  @Override
  public void backward(
      Edges edges,
      int first,
      int last,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients) {
    int[] nodes = edges.order();
    for (int visit = first; visit < last; visit++) {
      int node = nodes[visit];
      Arrays.fill(featureGradients, node * featureSize, (node + 1) * featureSize, 0);
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        computeCouplings(edges, edge, -1);
        int firstKnot = interpolate(edges.distances()[edge], radialTable);
        Arrays.fill(radialGradients, 0);
        for (DegreeRows ofDegree : rows) {
          int message = edges.senders()[edge] * messageRows.length + ofDegree.first() * channels;
          int feature = feature(node, ofDegree);
          edgeBackward(ofDegree, features, featureGradients, feature, messageGradients, message);
        }
        scatter(firstKnot, radialTableGradients);
      }
    }
  }

  /** One edge backward, for every row: dh[m1] += T[m1] R dM and dR += dM sum_m1 T[m1] h[m1]. */
  private void edgeBackward(
      DegreeRows rows,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients,
      int message) {
    for (int row = 0; row < rows.count(); row++) {
      contract(rows, row, features, feature);
      int coupling = rows.firstCoupling() + row * rows.width();
      int weight = rows.radialColumns()[row];
      for (int channel = 0; channel < channels; channel++) {
        float gradient = messageGradients[message + row * channels + channel];
        radialGradients[weight + channel] += gradient * sums[channel];
        sums[channel] = gradient * radial[weight + channel];
      }
      for (int m1 = 0; m1 < rows.width(); m1++) {
        for (int channel = 0; channel < channels; channel++) {
          gradients[feature + m1 * channels + channel] += couplings[coupling + m1] * sums[channel];
        }
      }
    }
  }

  /** Sets the sums to sum_m1 T[m1] h[m1] of a row. */
  private void contract(DegreeRows rows, int row, float[] features, int feature) {
    int coupling = rows.firstCoupling() + row * rows.width();
    Arrays.fill(sums, 0);
    for (int m1 = 0; m1 < rows.width(); m1++) {
      for (int channel = 0; channel < channels; channel++) {
        sums[channel] += couplings[coupling + m1] * features[feature + m1 * channels + channel];
      }
    }
  }

  private int feature(int node, DegreeRows rows) {
    return node * featureSize + rows.input() * rows.input() * channels;
  }

  /** Sets the couplings to T of an edge, or with {@code parity} -1 of its reverse. */
  private void computeCouplings(Edges edges, int edge, float parity) {
    edges.copyHarmonics(edge, lMax, parity, harmonics, 0, 1);
    Arrays.fill(couplings, 0);
    for (int term = 0; term < terms.targets().length; term++) {
      couplings[terms.targets()[term]] +=
          terms.coefficients()[term] * harmonics[terms.harmonics()[term]];
    }
  }

  /** Reads the radial functions at a distance; returns the first knot. */
  private int interpolate(float distance, float[] radialTable) {
    int first = grid.interpolation(distance, weights);
    Arrays.fill(radial, 0);
    for (int knot = 0; knot < RadialGrid.STENCIL; knot++) {
      int row = (first + knot) * radial.length;
      for (int column = 0; column < radial.length; column++) {
        radial[column] += weights[knot] * radialTable[row + column];
      }
    }
    return first;
  }

  /** Adds the radial functions' gradients to those of the four knots they were read from. */
  private void scatter(int firstKnot, float[] radialTableGradients) {
    for (int knot = 0; knot < RadialGrid.STENCIL; knot++) {
      int row = (firstKnot + knot) * radial.length;
      for (int column = 0; column < radial.length; column++) {
        radialTableGradients[row + column] += weights[knot] * radialGradients[column];
      }
    }
  }
}
