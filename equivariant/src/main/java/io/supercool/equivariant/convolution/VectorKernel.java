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

  static final VectorSpecies<Float> LANES =
      FloatVector.SPECIES_PREFERRED.length() > 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;

  private final ConvolutionPlan plan;
  private final ConvolutionShape shape;
  private final EdgeCouplings couplings;
  private final RadialInterpolation radial;
  private final Rows[] rows;
  private final int[] messageOffsets;
  private final Sending sending;
  private final Receiving receiving;

  VectorKernel(ConvolutionPlan plan, RadialGrid grid) {
    this.plan = plan;
    shape = plan.shape();
    couplings = new EdgeCouplings(plan);
    radial = new RadialInterpolation(grid, plan.radialColumns());
    rows = plan.rows();
    messageOffsets = new int[shape.lMax() + 1];
    sending = new Sending(shape.channels(), couplings.values(), radial.values(), messageOffsets);
    receiving =
        new Receiving(
            shape.channels(),
            couplings.values(),
            radial.values(),
            radial.gradients(),
            messageOffsets);
  }

  /** Whether the channels of a shape fill whole vectors, and the machine has vectors at all. */
  static boolean takes(ConvolutionShape shape) {
    return LANES.length() >= 4 && shape.channels() % LANES.length() == 0;
  }

  @Override
  public void forward(
      Edges edges, int first, int last, float[] features, float[] radialTable, float[] messages) {
    int size = shape.inputComponents() * shape.channels();
    int lastEdge = edges.offsets()[last];
    couplings.forget();
    for (int node = first; node < last; node++) {
      plan.locateMessages(node, edges.nodes(), messageOffsets);
      plan.clearMessages(messageOffsets, messages);
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        int lane = couplings.lane(edges, edge, lastEdge, 1);
        radial.read(edges.distances()[edge], radialTable);
        send(lane, features, edges.senders()[edge] * size, messages);
      }
    }
  }

  private void send(int lane, float[] features, int feature, float[] messages) {
    int channels = shape.channels();
    for (int channel = 0; channel < channels; channel += LANES.length()) {
      for (Rows ofDegree : rows) {
        int component = feature + ofDegree.input() * ofDegree.input() * channels + channel;
        sending.send(ofDegree, lane, channel, features, component, messages);
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
    int size = shape.inputComponents() * shape.channels();
    int lastEdge = edges.offsets()[last];
    couplings.forget();
    Arrays.fill(featureGradients, first * size, last * size, 0);
    for (int node = first; node < last; node++) {
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        plan.locateMessages(edges.senders()[edge], edges.nodes(), messageOffsets);
        int lane = couplings.lane(edges, edge, lastEdge, -1);
        radial.read(edges.distances()[edge], radialTable);
        radial.clearGradients();
        receive(lane, features, node * size, messageGradients, featureGradients);
        radial.scatter(radialTableGradients);
      }
    }
  }

  private void receive(
      int lane, float[] features, int feature, float[] messageGradients, float[] gradients) {
    int channels = shape.channels();
    for (int channel = 0; channel < channels; channel += LANES.length()) {
      for (Rows ofDegree : rows) {
        int component = feature + ofDegree.input() * ofDegree.input() * channels + channel;
        receiving.receive(
            ofDegree, lane, channel, features, gradients, component, messageGradients);
      }
    }
  }
}
