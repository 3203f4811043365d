package io.supercool.equivariant.convolution.vector;

import static io.supercool.equivariant.convolution.vector.VectorLanes.LANES;

import io.supercool.equivariant.convolution.kernel.ConvolutionKernel;
import io.supercool.equivariant.convolution.kernel.ConvolutionPlan;
import io.supercool.equivariant.convolution.kernel.ConvolutionPlan.DegreeRows;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;

/**
 * The convolution with the channels as the lanes of the machine's vectors. The couplings, which all
 * channels share, are computed for as many edges at once as there are lanes.
 */
public final class VectorConvolutionKernel implements ConvolutionKernel {

  private final int channels;
  private final int featureSize;
  private final DegreeRows[] rows;
  private final VectorCouplings couplings;
  private final VectorRadialFunctions radial;
  private final float[] messageRows;
  private final VectorEdgeForward edgeForward;
  private final VectorEdgeBackward edgeBackward;

  /** A kernel with buffers of its own. */
  public VectorConvolutionKernel(ConvolutionPlan plan, RadialGrid grid) {
    channels = plan.shape().channels();
    featureSize = plan.shape().inputComponents() * channels;
    rows = plan.rows();
    couplings = new VectorCouplings(plan);
    radial = new VectorRadialFunctions(grid, plan.radialColumns());
    messageRows = new float[plan.messageColumns()];
    edgeForward = new VectorEdgeForward(channels, couplings.values(), radial.values(), messageRows);
    edgeBackward =
        new VectorEdgeBackward(channels, couplings.values(), radial.values(), radial.gradients());
  }

  @Override
  public void forward(
      Edges edges, int first, int last, float[] features, float[] radialTable, float[] messages) {
    edgeForward.begin(features);
    int[] nodes = edges.order();
    for (int visit = first; visit < last; visit++) {
      int node = nodes[visit];
      Arrays.fill(messageRows, 0);
      couplings.forget();
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        int lane = couplings.lane(edges, edge, edges.offsets()[node + 1], 1);
        radial.read(edges.distances()[edge], radialTable);
        edgeForward(lane, edges.senders()[edge] * featureSize);
      }
      System.arraycopy(messageRows, 0, messages, node * messageRows.length, messageRows.length);
    }
  }

  /** Adds to the message rows what one edge brings. */
  private void edgeForward(int lane, int feature) {
    for (int channel = 0; channel < channels; channel += LANES.length()) {
      for (DegreeRows ofDegree : rows) {
        int component = feature + ofDegree.input() * ofDegree.input() * channels + channel;
        edgeForward.add(ofDegree, lane, channel, component);
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
    edgeBackward.begin(features, featureGradients, messageGradients);
    int[] nodes = edges.order();
    for (int visit = first; visit < last; visit++) {
      int node = nodes[visit];
      Arrays.fill(featureGradients, node * featureSize, (node + 1) * featureSize, 0);
      couplings.forget();
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        int lane = couplings.lane(edges, edge, edges.offsets()[node + 1], -1);
        radial.read(edges.distances()[edge], radialTable);
        radial.clearGradients();
        edgeBackward(lane, node * featureSize, edges.senders()[edge] * messageRows.length);
        radial.scatter(radialTableGradients);
      }
    }
  }

  /** Adds to the gradients of features and radial functions what one edge brings back. */
  private void edgeBackward(int lane, int feature, int message) {
    for (int channel = 0; channel < channels; channel += LANES.length()) {
      for (DegreeRows ofDegree : rows) {
        edgeBackward.add(
            ofDegree,
            lane,
            channel,
            feature + ofDegree.input() * ofDegree.input() * channels + channel,
            message + ofDegree.first() * channels + channel);
      }
    }
  }
}
