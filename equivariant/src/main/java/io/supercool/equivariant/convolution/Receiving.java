package io.supercool.equivariant.convolution;

import static io.supercool.equivariant.convolution.VectorKernel.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * One edge of the backward pass for one vector of channels: for every path and m3, with the
 * gradient dM of the message that the node sent along the edge,
 *
 * <pre>
 *   dh[m1] += T[m3, m1] R dM[m3]          dR += dM[m3] sum_m1 T[m3, m1] h[m1]
 * </pre>
 *
 * There is a method per input degree, which holds h and dh in registers.
 */
final class Receiving {

  private final int channels;
  private final float[] couplings;
  private final float[] radial;
  private final float[] radialGradients;
  private final int[] messageOffsets;

  Receiving(
      int channels,
      float[] couplings,
      float[] radial,
      float[] radialGradients,
      int[] messageOffsets) {
    this.channels = channels;
    this.couplings = couplings;
    this.radial = radial;
    this.radialGradients = radialGradients;
    this.messageOffsets = messageOffsets;
  }

  void receive(
      Rows rows,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    switch (rows.input()) {
      case 0 -> to0(rows, lane, channel, features, gradients, feature, messageGradients);
      case 1 -> to1(rows, lane, channel, features, gradients, feature, messageGradients);
      case 2 -> to2(rows, lane, channel, features, gradients, feature, messageGradients);
      case 3 -> to3(rows, lane, channel, features, gradients, feature, messageGradients);
      default -> toAny(rows, lane, channel, features, gradients, feature, messageGradients);
    }
  }

  private void to0(
      Rows rows,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    FloatVector h0 = load(features, feature);
    FloatVector g0 = load(gradients, feature);
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector message = message(rows, row, channel, messageGradients);
      FloatVector weighted = message.mul(weight(rows, row, channel));
      FloatVector t0 = coupling(t);
      g0 = weighted.fma(t0, g0);
      FloatVector even = h0.mul(t0);
      addRadial(message, even, rows, row, channel);
      t += LANES.length();
    }
    g0.intoArray(gradients, feature);
  }

  private void to1(
      Rows rows,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    FloatVector g0 = load(gradients, feature);
    FloatVector g1 = load(gradients, feature + channels);
    FloatVector g2 = load(gradients, feature + 2 * channels);
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector message = message(rows, row, channel, messageGradients);
      FloatVector weighted = message.mul(weight(rows, row, channel));
      FloatVector t0 = coupling(t);
      FloatVector t1 = coupling(t + LANES.length());
      FloatVector t2 = coupling(t + 2 * LANES.length());
      g0 = weighted.fma(t0, g0);
      g1 = weighted.fma(t1, g1);
      g2 = weighted.fma(t2, g2);
      FloatVector even = h0.mul(t0);
      FloatVector odd = h1.mul(t1);
      even = h2.fma(t2, even);
      addRadial(message, even.add(odd), rows, row, channel);
      t += 3 * LANES.length();
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
  }

  private void to2(
      Rows rows,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
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
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector message = message(rows, row, channel, messageGradients);
      FloatVector weighted = message.mul(weight(rows, row, channel));
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
      addRadial(message, even.add(odd), rows, row, channel);
      t += 5 * LANES.length();
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
    g3.intoArray(gradients, feature + 3 * channels);
    g4.intoArray(gradients, feature + 4 * channels);
  }

  private void to3(
      Rows rows,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
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
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector message = message(rows, row, channel, messageGradients);
      FloatVector weighted = message.mul(weight(rows, row, channel));
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
      addRadial(message, even.add(odd), rows, row, channel);
      t += 7 * LANES.length();
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
    g3.intoArray(gradients, feature + 3 * channels);
    g4.intoArray(gradients, feature + 4 * channels);
    g5.intoArray(gradients, feature + 5 * channels);
    g6.intoArray(gradients, feature + 6 * channels);
  }

  private void toAny(
      Rows rows,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector message = message(rows, row, channel, messageGradients);
      FloatVector weighted = message.mul(weight(rows, row, channel));
      FloatVector sum = FloatVector.zero(LANES);
      for (int m1 = 0; m1 < rows.width(); m1++) {
        int component = feature + m1 * channels;
        weighted.fma(coupling(t), load(gradients, component)).intoArray(gradients, component);
        sum = load(features, component).fma(coupling(t), sum);
        t += LANES.length();
      }
      addRadial(message, sum, rows, row, channel);
    }
  }

  private FloatVector message(Rows rows, int row, int channel, float[] messageGradients) {
    int column = rows.messageColumns()[row] + channel;
    return load(messageGradients, messageOffsets[rows.outputs()[row]] + column);
  }

  private FloatVector weight(Rows rows, int row, int channel) {
    return load(radial, rows.radialColumns()[row] + channel);
  }

  private void addRadial(FloatVector message, FloatVector sum, Rows rows, int row, int channel) {
    int at = rows.radialColumns()[row] + channel;
    message.fma(sum, load(radialGradients, at)).intoArray(radialGradients, at);
  }

  private FloatVector coupling(int at) {
    return FloatVector.broadcast(LANES, couplings[at]);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(LANES, array, at);
  }
}
