package io.supercool.equivariant.convolution.vector;

import static io.supercool.equivariant.convolution.vector.VectorLanes.LANES;
import static io.supercool.equivariant.convolution.vector.VectorLanes.broadcast;
import static io.supercool.equivariant.convolution.vector.VectorLanes.load;

import io.supercool.equivariant.convolution.kernel.ConvolutionPlan.DegreeRows;
import jdk.incubator.vector.FloatVector;

/**
 * The forward pass of one edge for one vector of channels: for every row
 *
 * <pre>
 *   M += R sum_m1 T[m1] h[m1]
 * </pre>
 *
 * with the receiver's message M, the radial functions R and couplings T of the edge and the
 * sender's features h.
 *
 * <p>There is a method per input degree, written out component by component, so that the sender's
 * features stay in registers while the rows pass by, and two sums (even and odd) wait for each
 * other half as long. The compiler does not unroll such loops over vectors by itself: in turns on
 * one machine, lMax 3, 8 channels, JDK 17, one method that loops over the components took 1.8 times
 * as long here and in {@link VectorEdgeBackward}, and one that asks for the degree inside the loop
 * over rows 1.2 times here and 3.8 times there, where its vectors ended up on the heap. Degrees
 * above 3, which no default asks for, take the loop.
 */
final class VectorEdgeForward {

  private final int channels;
  private final float[] couplings;
  private final float[] radial;
  private final float[] messages;
  private float[] features = {};

  /**
   * The arrays are kept and read at every edge.
   *
   * @param couplings of a block of edges, {@code [coupling][lane]}
   * @param radial the edge's radial functions, {@code [path][channel]}
   * @param messages the receiver's, {@code [row][channel]}, added to
   */
  VectorEdgeForward(int channels, float[] couplings, float[] radial, float[] messages) {
    this.channels = channels;
    this.couplings = couplings;
    this.radial = radial;
    this.messages = messages;
  }

  /** Sets the array that the coming calls read. */
  void begin(float[] features) {
    this.features = features;
  }

  /**
   * Adds to the messages what the rows of one degree bring along the edge.
   *
   * @param lane of the edge among the couplings
   * @param channel first channel of the vector
   * @param feature where in the features the sender's components of that degree begin, at {@code
   *     channel}
   */
  void add(DegreeRows rows, int lane, int channel, int feature) {
    switch (rows.input()) {
      case 0 -> degree0(rows, lane, channel, feature);
      case 1 -> degree1(rows, lane, channel, feature);
      case 2 -> degree2(rows, lane, channel, feature);
      case 3 -> degree3(rows, lane, channel, feature);
      default -> anyDegree(rows, lane, channel, feature);
    }
  }

  private void degree0(DegreeRows rows, int lane, int channel, int feature) {
    FloatVector h0 = load(features, feature);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * LANES.length();
      FloatVector sum = h0.mul(coupling(t));
      addMessage(sum, rows, row, channel);
    }
  }

  private void degree1(DegreeRows rows, int lane, int channel, int feature) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * 3 * LANES.length();
      FloatVector even = h0.mul(coupling(t));
      FloatVector odd = h1.mul(coupling(t + LANES.length()));
      even = h2.fma(coupling(t + 2 * LANES.length()), even);
      addMessage(even.add(odd), rows, row, channel);
    }
  }

  private void degree2(DegreeRows rows, int lane, int channel, int feature) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    FloatVector h3 = load(features, feature + 3 * channels);
    FloatVector h4 = load(features, feature + 4 * channels);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * 5 * LANES.length();
      FloatVector even = h0.mul(coupling(t));
      FloatVector odd = h1.mul(coupling(t + LANES.length()));
      even = h2.fma(coupling(t + 2 * LANES.length()), even);
      odd = h3.fma(coupling(t + 3 * LANES.length()), odd);
      even = h4.fma(coupling(t + 4 * LANES.length()), even);
      addMessage(even.add(odd), rows, row, channel);
    }
  }

  private void degree3(DegreeRows rows, int lane, int channel, int feature) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    FloatVector h3 = load(features, feature + 3 * channels);
    FloatVector h4 = load(features, feature + 4 * channels);
    FloatVector h5 = load(features, feature + 5 * channels);
    FloatVector h6 = load(features, feature + 6 * channels);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * 7 * LANES.length();
      FloatVector even = h0.mul(coupling(t));
      FloatVector odd = h1.mul(coupling(t + LANES.length()));
      even = h2.fma(coupling(t + 2 * LANES.length()), even);
      odd = h3.fma(coupling(t + 3 * LANES.length()), odd);
      even = h4.fma(coupling(t + 4 * LANES.length()), even);
      odd = h5.fma(coupling(t + 5 * LANES.length()), odd);
      even = h6.fma(coupling(t + 6 * LANES.length()), even);
      addMessage(even.add(odd), rows, row, channel);
    }
  }

  private void anyDegree(DegreeRows rows, int lane, int channel, int feature) {
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int m1 = 0; m1 < rows.width(); m1++) {
        sum = load(features, feature + m1 * channels).fma(coupling(t), sum);
        t += LANES.length();
      }
      addMessage(sum, rows, row, channel);
    }
  }

  /** M += R sum, for one row. */
  private void addMessage(FloatVector sum, DegreeRows rows, int row, int channel) {
    int at = (rows.first() + row) * channels + channel;
    load(radial, rows.radialColumns()[row] + channel)
        .fma(sum, load(messages, at))
        .intoArray(messages, at);
  }

  private FloatVector coupling(int at) {
    return broadcast(couplings[at]);
  }
}
