package io.supercool.equivariant.convolution;

import static io.supercool.equivariant.convolution.VectorKernel.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * One edge of the forward pass for one vector of channels: for every row
 *
 * <pre>
 *   message += R sum_m1 T[m1] h[m1]
 * </pre>
 *
 * There is a method per input degree, which holds the sender's features in registers.
 */
final class Sending {

  private final int channels;
  private final float[] couplings;
  private final float[] radial;
  private final float[] messages;
  private float[] features = {};

  /**
   * @param messages the receiver's, {@code [row][channel]}, added to
   */
  Sending(int channels, float[] couplings, float[] radial, float[] messages) {
    this.channels = channels;
    this.couplings = couplings;
    this.radial = radial;
    this.messages = messages;
  }

  /** Sets the array that the coming calls read. */
  void begin(float[] features) {
    this.features = features;
  }

  /** Adds what the features from {@code feature} on send by the rows of their degree. */
  void send(Rows rows, int lane, int channel, int feature) {
    switch (rows.input()) {
      case 0 -> from0(rows, lane, channel, feature);
      case 1 -> from1(rows, lane, channel, feature);
      case 2 -> from2(rows, lane, channel, feature);
      case 3 -> from3(rows, lane, channel, feature);
      default -> fromAny(rows, lane, channel, feature);
    }
  }

  private void from0(Rows rows, int lane, int channel, int feature) {
    FloatVector h0 = load(features, feature);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * LANES.length();
      FloatVector sum = h0.mul(coupling(t));
      add(sum, rows, row, channel);
    }
  }

  private void from1(Rows rows, int lane, int channel, int feature) {
    FloatVector h0 = load(features, feature);
    FloatVector h1 = load(features, feature + channels);
    FloatVector h2 = load(features, feature + 2 * channels);
    int start = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      int t = start + row * 3 * LANES.length();
      FloatVector even = h0.mul(coupling(t));
      FloatVector odd = h1.mul(coupling(t + LANES.length()));
      even = h2.fma(coupling(t + 2 * LANES.length()), even);
      add(even.add(odd), rows, row, channel);
    }
  }

  private void from2(Rows rows, int lane, int channel, int feature) {
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
      add(even.add(odd), rows, row, channel);
    }
  }

  private void from3(Rows rows, int lane, int channel, int feature) {
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
      add(even.add(odd), rows, row, channel);
    }
  }

  private void fromAny(Rows rows, int lane, int channel, int feature) {
    int t = rows.firstCoupling() * LANES.length() + lane;
    for (int row = 0; row < rows.count(); row++) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int m1 = 0; m1 < rows.width(); m1++) {
        sum = load(features, feature + m1 * channels).fma(coupling(t), sum);
        t += LANES.length();
      }
      add(sum, rows, row, channel);
    }
  }

  private void add(FloatVector sum, Rows rows, int row, int channel) {
    int at = (rows.first() + row) * channels + channel;
    load(radial, rows.radialColumns()[row] + channel)
        .fma(sum, load(messages, at))
        .intoArray(messages, at);
  }

  private FloatVector coupling(int at) {
    return FloatVector.broadcast(LANES, couplings[at]);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(LANES, array, at);
  }
}
