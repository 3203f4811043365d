package io.supercool.equivariant.convolution;

import static io.supercool.equivariant.convolution.VectorKernel.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * One edge of the backward pass for one vector of channels: for every path, with the gradients dM
 * of the messages that the node sent along the edge,
 *
 * <pre>
 *   z[m1] = sum_m3 T[m3, m1] dM[m3],   dh[m1] += R z[m1],   dR = sum_m1 h[m1] z[m1]
 * </pre>
 *
 * There is a method per input degree, which holds the sums of z and dh in registers.
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
      int input,
      PathPlan[] paths,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    switch (input) {
      case 0 -> to0(paths, lane, channel, features, gradients, feature, messageGradients);
      case 1 -> to1(paths, lane, channel, features, gradients, feature, messageGradients);
      case 2 -> to2(paths, lane, channel, features, gradients, feature, messageGradients);
      case 3 -> to3(paths, lane, channel, features, gradients, feature, messageGradients);
      default ->
          toAny(
              2 * input + 1, paths, lane, channel, features, gradients, feature, messageGradients);
    }
  }

  private void to0(
      PathPlan[] paths,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    FloatVector g0 = load(gradients, feature);
    for (PathPlan path : paths) {
      int message = messageOffsets[path.output()] + path.messageColumn() + channel;
      int t = path.firstCoupling() * LANES.length() + lane;
      FloatVector z0 = FloatVector.zero(LANES);
      for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
        FloatVector m = load(messageGradients, message);
        z0 = m.fma(coupling(t), z0);
        message += path.messageStride();
        t += LANES.length();
      }
      FloatVector weight = load(radial, path.radialColumn() + channel);
      g0 = weight.fma(z0, g0);
      FloatVector even = z0.mul(load(features, feature));
      even.intoArray(radialGradients, path.radialColumn() + channel);
    }
    g0.intoArray(gradients, feature);
  }

  private void to1(
      PathPlan[] paths,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    FloatVector g0 = load(gradients, feature);
    FloatVector g1 = load(gradients, feature + channels);
    FloatVector g2 = load(gradients, feature + 2 * channels);
    for (PathPlan path : paths) {
      int message = messageOffsets[path.output()] + path.messageColumn() + channel;
      int t = path.firstCoupling() * LANES.length() + lane;
      FloatVector z0 = FloatVector.zero(LANES);
      FloatVector z1 = FloatVector.zero(LANES);
      FloatVector z2 = FloatVector.zero(LANES);
      for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
        FloatVector m = load(messageGradients, message);
        z0 = m.fma(coupling(t), z0);
        z1 = m.fma(coupling(t + LANES.length()), z1);
        z2 = m.fma(coupling(t + 2 * LANES.length()), z2);
        message += path.messageStride();
        t += 3 * LANES.length();
      }
      FloatVector weight = load(radial, path.radialColumn() + channel);
      g0 = weight.fma(z0, g0);
      g1 = weight.fma(z1, g1);
      g2 = weight.fma(z2, g2);
      FloatVector even = z0.mul(load(features, feature));
      FloatVector odd = z1.mul(load(features, feature + channels));
      even = z2.fma(load(features, feature + 2 * channels), even);
      even.add(odd).intoArray(radialGradients, path.radialColumn() + channel);
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
  }

  private void to2(
      PathPlan[] paths,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    FloatVector g0 = load(gradients, feature);
    FloatVector g1 = load(gradients, feature + channels);
    FloatVector g2 = load(gradients, feature + 2 * channels);
    FloatVector g3 = load(gradients, feature + 3 * channels);
    FloatVector g4 = load(gradients, feature + 4 * channels);
    for (PathPlan path : paths) {
      int message = messageOffsets[path.output()] + path.messageColumn() + channel;
      int t = path.firstCoupling() * LANES.length() + lane;
      FloatVector z0 = FloatVector.zero(LANES);
      FloatVector z1 = FloatVector.zero(LANES);
      FloatVector z2 = FloatVector.zero(LANES);
      FloatVector z3 = FloatVector.zero(LANES);
      FloatVector z4 = FloatVector.zero(LANES);
      for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
        FloatVector m = load(messageGradients, message);
        z0 = m.fma(coupling(t), z0);
        z1 = m.fma(coupling(t + LANES.length()), z1);
        z2 = m.fma(coupling(t + 2 * LANES.length()), z2);
        z3 = m.fma(coupling(t + 3 * LANES.length()), z3);
        z4 = m.fma(coupling(t + 4 * LANES.length()), z4);
        message += path.messageStride();
        t += 5 * LANES.length();
      }
      FloatVector weight = load(radial, path.radialColumn() + channel);
      g0 = weight.fma(z0, g0);
      g1 = weight.fma(z1, g1);
      g2 = weight.fma(z2, g2);
      g3 = weight.fma(z3, g3);
      g4 = weight.fma(z4, g4);
      FloatVector even = z0.mul(load(features, feature));
      FloatVector odd = z1.mul(load(features, feature + channels));
      even = z2.fma(load(features, feature + 2 * channels), even);
      odd = z3.fma(load(features, feature + 3 * channels), odd);
      even = z4.fma(load(features, feature + 4 * channels), even);
      even.add(odd).intoArray(radialGradients, path.radialColumn() + channel);
    }
    g0.intoArray(gradients, feature);
    g1.intoArray(gradients, feature + channels);
    g2.intoArray(gradients, feature + 2 * channels);
    g3.intoArray(gradients, feature + 3 * channels);
    g4.intoArray(gradients, feature + 4 * channels);
  }

  private void to3(
      PathPlan[] paths,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    FloatVector g0 = load(gradients, feature);
    FloatVector g1 = load(gradients, feature + channels);
    FloatVector g2 = load(gradients, feature + 2 * channels);
    FloatVector g3 = load(gradients, feature + 3 * channels);
    FloatVector g4 = load(gradients, feature + 4 * channels);
    FloatVector g5 = load(gradients, feature + 5 * channels);
    FloatVector g6 = load(gradients, feature + 6 * channels);
    for (PathPlan path : paths) {
      int message = messageOffsets[path.output()] + path.messageColumn() + channel;
      int t = path.firstCoupling() * LANES.length() + lane;
      FloatVector z0 = FloatVector.zero(LANES);
      FloatVector z1 = FloatVector.zero(LANES);
      FloatVector z2 = FloatVector.zero(LANES);
      FloatVector z3 = FloatVector.zero(LANES);
      FloatVector z4 = FloatVector.zero(LANES);
      FloatVector z5 = FloatVector.zero(LANES);
      FloatVector z6 = FloatVector.zero(LANES);
      for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
        FloatVector m = load(messageGradients, message);
        z0 = m.fma(coupling(t), z0);
        z1 = m.fma(coupling(t + LANES.length()), z1);
        z2 = m.fma(coupling(t + 2 * LANES.length()), z2);
        z3 = m.fma(coupling(t + 3 * LANES.length()), z3);
        z4 = m.fma(coupling(t + 4 * LANES.length()), z4);
        z5 = m.fma(coupling(t + 5 * LANES.length()), z5);
        z6 = m.fma(coupling(t + 6 * LANES.length()), z6);
        message += path.messageStride();
        t += 7 * LANES.length();
      }
      FloatVector weight = load(radial, path.radialColumn() + channel);
      g0 = weight.fma(z0, g0);
      g1 = weight.fma(z1, g1);
      g2 = weight.fma(z2, g2);
      g3 = weight.fma(z3, g3);
      g4 = weight.fma(z4, g4);
      g5 = weight.fma(z5, g5);
      g6 = weight.fma(z6, g6);
      FloatVector even = z0.mul(load(features, feature));
      FloatVector odd = z1.mul(load(features, feature + channels));
      even = z2.fma(load(features, feature + 2 * channels), even);
      odd = z3.fma(load(features, feature + 3 * channels), odd);
      even = z4.fma(load(features, feature + 4 * channels), even);
      odd = z5.fma(load(features, feature + 5 * channels), odd);
      even = z6.fma(load(features, feature + 6 * channels), even);
      even.add(odd).intoArray(radialGradients, path.radialColumn() + channel);
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
      int width,
      PathPlan[] paths,
      int lane,
      int channel,
      float[] features,
      float[] gradients,
      int feature,
      float[] messageGradients) {
    for (PathPlan path : paths) {
      int firstMessage = messageOffsets[path.output()] + path.messageColumn() + channel;
      FloatVector weight = load(radial, path.radialColumn() + channel);
      FloatVector radialGradient = FloatVector.zero(LANES);
      for (int m1 = 0; m1 < width; m1++) {
        FloatVector z = FloatVector.zero(LANES);
        int message = firstMessage;
        int t = (path.firstCoupling() + m1) * LANES.length() + lane;
        for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
          z = load(messageGradients, message).fma(coupling(t), z);
          message += path.messageStride();
          t += width * LANES.length();
        }
        int component = feature + m1 * channels;
        weight.fma(z, load(gradients, component)).intoArray(gradients, component);
        radialGradient = z.fma(load(features, component), radialGradient);
      }
      radialGradient.intoArray(radialGradients, path.radialColumn() + channel);
    }
  }

  private FloatVector coupling(int at) {
    return FloatVector.broadcast(LANES, couplings[at]);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(LANES, array, at);
  }
}
