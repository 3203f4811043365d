package io.supercool.equivariant.convolution.vector;

import static io.supercool.equivariant.convolution.vector.VectorLanes.LANES;
import static io.supercool.equivariant.convolution.vector.VectorLanes.broadcast;
import static io.supercool.equivariant.convolution.vector.VectorLanes.load;

import io.supercool.equivariant.convolution.kernel.ConvolutionPlan.DegreeRows;
import jdk.incubator.vector.FloatVector;

/**
 * The backward pass of one edge for one vector of channels: for every row, with the gradient dM of
 * the message that the node sent along the edge,
 *
 * <pre>
 *   dh[m1] += T[m1] R dM          dR += dM sum_m1 T[m1] h[m1]
 * </pre>
 *
 * with the radial functions R and couplings T of the edge and the node's features h.
 *
 * <p>There is a method per input degree, which holds h and dh in registers; why they are written
 * out says {@link VectorEdgeForward}.
 */
final class VectorEdgeBackward {

  private final int channels;
  private final float[] couplings;
  private final float[] radial;
  private final float[] radialGradients;
  private float[] features = {};
  private float[] gradients = {};
  private float[] messageGradients = {};

  /**
   * The arrays are kept and read at every edge.
   *
   * @param couplings of a block of edges, {@code [coupling][lane]}
   * @param radial the edge's radial functions, {@code [path][channel]}
   * @param radialGradients of the loss with respect to them, added to
   */
  VectorEdgeBackward(int channels, float[] couplings, float[] radial, float[] radialGradients) {
    this.channels = channels;
    this.couplings = couplings;
    this.radial = radial;
    this.radialGradients = radialGradients;
  }

  /** Sets the arrays that the coming calls read, and the features' gradients that they add to. */
  void begin(float[] features, float[] gradients, float[] messageGradients) {
    this.features = features;
    this.gradients = gradients;
    this.messageGradients = messageGradients;
  }

  /**
   * Adds to the gradients of features and radial functions what the rows of one degree bring back
   * along the edge.
   *
   * @param lane of the edge among the couplings
   * @param channel first channel of the vector
   * @param feature where in the features and their gradients the node's components of that degree
   *     begin, at {@code channel}
   * @param message where in the message gradients the rows of that degree begin, at {@code channel}
   */
  void add(DegreeRows rows, int lane, int channel, int feature, int message) {
    switch (rows.input()) {
      case 0 -> degree0(rows, lane, channel, feature, message);
      case 1 -> degree1(rows, lane, channel, feature, message);
      case 2 -> degree2(rows, lane, channel, feature, message);
      case 3 -> degree3(rows, lane, channel, feature, message);
      default -> anyDegree(rows, lane, channel, feature, message);
    }
  }

  private void degree0(DegreeRows rows, int lane, int channel, int feature, int message) {
    FloatVector h0 = load(features, feature);
    FloatVector g0 = load(gradients, feature);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * LANES.length();
      FloatVector m = load(messageGradients, message + row * channels);
      FloatVector weighted = m.mul(weight(rows, row, channel));
      FloatVector t0 = coupling(t);
      g0 = weighted.fma(t0, g0);
      FloatVector even = h0.mul(t0);
      addRadial(m, even, rows, row, channel);
    }
    g0.intoArray(gradients, feature);
  }

  private void degree1(DegreeRows rows, int lane, int channel, int feature, int message) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    FloatVector g0 = load(gradients, feature);
    FloatVector g1 = load(gradients, feature + channels);
    FloatVector g2 = load(gradients, feature + 2 * channels);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * 3 * LANES.length();
      FloatVector m = load(messageGradients, message + row * channels);
      FloatVector weighted = m.mul(weight(rows, row, channel));
      FloatVector t0 = coupling(t);
      FloatVector t1 = coupling(t + LANES.length());
      FloatVector t2 = coupling(t + 2 * LANES.length());
      g0 = weighted.fma(t0, g0);
      g1 = weighted.fma(t1, g1);
      g2 = weighted.fma(t2, g2);
      FloatVector even = h0.mul(t0);
      FloatVector odd = h1.mul(t1);
      even = h2.fma(t2, even);
      addRadial(m, even.add(odd), rows, row, channel);
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
  }

  private void degree2(DegreeRows rows, int lane, int channel, int feature, int message) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    FloatVector h3 = load(features, feature + 3 * channels);
    FloatVector h4 = load(features, feature + 4 * channels);
    FloatVector g0 = load(gradients, feature);
    FloatVector g1 = load(gradients, feature + channels);
    FloatVector g2 = load(gradients, feature + 2 * channels);
    FloatVector g3 = load(gradients, feature + 3 * channels);
    FloatVector g4 = load(gradients, feature + 4 * channels);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * 5 * LANES.length();
      FloatVector m = load(messageGradients, message + row * channels);
      FloatVector weighted = m.mul(weight(rows, row, channel));
      FloatVector t0 = coupling(t);
      FloatVector t1 = coupling(t + LANES.length());
      FloatVector t2 = coupling(t + 2 * LANES.length());
      FloatVector t3 = coupling(t + 3 * LANES.length());
      FloatVector t4 = coupling(t + 4 * LANES.length());
      g0 = weighted.fma(t0, g0);
      g1 = weighted.fma(t1, g1);
      g2 = weighted.fma(t2, g2);
      g3 = weighted.fma(t3, g3);
      g4 = weighted.fma(t4, g4);
      FloatVector even = h0.mul(t0);
      FloatVector odd = h1.mul(t1);
      even = h2.fma(t2, even);
      odd = h3.fma(t3, odd);
      even = h4.fma(t4, even);
      addRadial(m, even.add(odd), rows, row, channel);
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
    g3.intoArray(gradients, feature + 3 * channels);
    g4.intoArray(gradients, feature + 4 * channels);
  }

  private void degree3(DegreeRows rows, int lane, int channel, int feature, int message) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    FloatVector h3 = load(features, feature + 3 * channels);
    FloatVector h4 = load(features, feature + 4 * channels);
    FloatVector h5 = load(features, feature + 5 * channels);
    FloatVector h6 = load(features, feature + 6 * channels);
    FloatVector g0 = load(gradients, feature);
    FloatVector g1 = load(gradients, feature + channels);
    FloatVector g2 = load(gradients, feature + 2 * channels);
    FloatVector g3 = load(gradients, feature + 3 * channels);
    FloatVector g4 = load(gradients, feature + 4 * channels);
    FloatVector g5 = load(gradients, feature + 5 * channels);
    FloatVector g6 = load(gradients, feature + 6 * channels);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * 7 * LANES.length();
      FloatVector m = load(messageGradients, message + row * channels);
      FloatVector weighted = m.mul(weight(rows, row, channel));
      FloatVector t0 = coupling(t);
      FloatVector t1 = coupling(t + LANES.length());
      FloatVector t2 = coupling(t + 2 * LANES.length());
      FloatVector t3 = coupling(t + 3 * LANES.length());
      FloatVector t4 = coupling(t + 4 * LANES.length());
      FloatVector t5 = coupling(t + 5 * LANES.length());
      FloatVector t6 = coupling(t + 6 * LANES.length());
      g0 = weighted.fma(t0, g0);
      g1 = weighted.fma(t1, g1);
      g2 = weighted.fma(t2, g2);
      g3 = weighted.fma(t3, g3);
      g4 = weighted.fma(t4, g4);
      g5 = weighted.fma(t5, g5);
      g6 = weighted.fma(t6, g6);
      FloatVector even = h0.mul(t0);
      FloatVector odd = h1.mul(t1);
      even = h2.fma(t2, even);
      odd = h3.fma(t3, odd);
      even = h4.fma(t4, even);
      odd = h5.fma(t5, odd);
      even = h6.fma(t6, even);
      addRadial(m, even.add(odd), rows, row, channel);
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
    g3.intoArray(gradients, feature + 3 * channels);
    g4.intoArray(gradients, feature + 4 * channels);
    g5.intoArray(gradients, feature + 5 * channels);
    g6.intoArray(gradients, feature + 6 * channels);
  }

  private void anyDegree(DegreeRows rows, int lane, int channel, int feature, int message) {
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector m = load(messageGradients, message + row * channels);
      FloatVector weighted = m.mul(weight(rows, row, channel));
      FloatVector sum = FloatVector.zero(LANES);
      for (int m1 = 0; m1 < rows.width(); m1++) {
        int component = feature + m1 * channels;
        weighted.fma(coupling(t), load(gradients, component)).intoArray(gradients, component);
        sum = load(features, component).fma(coupling(t), sum);
        t += LANES.length();
      }
      addRadial(m, sum, rows, row, channel);
    }
  }

  private FloatVector weight(DegreeRows rows, int row, int channel) {
    return load(radial, rows.radialColumns()[row] + channel);
  }

  /** dR += dM sum, for one row. */
  private void addRadial(
      FloatVector message, FloatVector sum, DegreeRows rows, int row, int channel) {
    int at = rows.radialColumns()[row] + channel;
    message.fma(sum, load(radialGradients, at)).intoArray(radialGradients, at);
  }

  private FloatVector coupling(int at) {
    return broadcast(couplings[at]);
  }
}
