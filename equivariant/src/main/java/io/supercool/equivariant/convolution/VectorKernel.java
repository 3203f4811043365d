package io.supercool.equivariant.convolution;

import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel with the channels as the lanes of the machine's vectors. The couplings, which all
 * channels share, are computed for as many edges at once as there are lanes.
 */
final class VectorKernel implements ConvolutionKernel {

  /** Eight lanes where the machine has them: wider vectors would exceed the usual channels. */
  static final VectorSpecies<Float> LANES =
      FloatVector.SPECIES_PREFERRED.length() > 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;

  private final int channels;
  private final int featureSize;
  private final Rows[] rows;
  private final EdgeCouplings couplings;
  private final RadialInterpolation radial;
  private final float[] messageRows;
  private final Sending sending;
  private final Receiving receiving;

  VectorKernel(ConvolutionPlan plan, RadialGrid grid) {
    channels = plan.shape().channels();
    featureSize = plan.shape().inputComponents() * channels;
    rows = plan.rows();
    couplings = new EdgeCouplings(plan);
    radial = new RadialInterpolation(grid, plan.radialColumns());
    messageRows = new float[plan.messageColumns()];
    sending = new Sending(channels, couplings.values(), radial.values(), messageRows);
    receiving = new Receiving(channels, couplings.values(), radial.values(), radial.gradients());
  }

  /** Whether the channels of a shape fill whole vectors, and the machine has vectors at all. */
  static boolean takes(ConvolutionShape shape) {
    return LANES.length() >= 4 && shape.channels() % LANES.length() == 0;
  }

  @Override
  public void forward(
      Edges edges,
      int[] nodes,
      int first,
      int last,
      float[] features,
      float[] radialTable,
      float[] messages) {
    sending.begin(features);
    for (int visit = first; visit < last; visit++) {
      int node = nodes[visit];
      Arrays.fill(messageRows, 0);
      couplings.forget();
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        int lane = couplings.lane(edges, edge, edges.offsets()[node + 1], 1);
        radial.read(edges.distances()[edge], radialTable);
        send(lane, edges.senders()[edge] * featureSize);
      }
      System.arraycopy(messageRows, 0, messages, node * messageRows.length, messageRows.length);
    }
  }

  private void send(int lane, int feature) {
    for (int channel = 0; channel < channels; channel += LANES.length()) {
      for (Rows ofDegree : rows) {
        int component = feature + ofDegree.input() * ofDegree.input() * channels + channel;
        sending.send(ofDegree, lane, channel, component);
      }
    }
  }

  @Override
  public void backward(
      Edges edges,
      int[] nodes,
      int first,
      int last,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients) {
    receiving.begin(features, featureGradients, messageGradients);
    for (int visit = first; visit < last; visit++) {
      int node = nodes[visit];
      Arrays.fill(featureGradients, node * featureSize, (node + 1) * featureSize, 0);
      couplings.forget();
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        int lane = couplings.lane(edges, edge, edges.offsets()[node + 1], -1);
        radial.read(edges.distances()[edge], radialTable);
        radial.clearGradients();
        receive(lane, node * featureSize, edges.senders()[edge] * messageRows.length);
        radial.scatter(radialTableGradients);
      }
    }
  }

  private void receive(int lane, int feature, int message) {
    for (int channel = 0; channel < channels; channel += LANES.length()) {
      for (Rows ofDegree : rows) {
        receiving.receive(
            ofDegree,
            lane,
            channel,
            feature + ofDegree.input() * ofDegree.input() * channels + channel,
            message + ofDegree.first() * channels + channel);
      }
    }
  }
}
