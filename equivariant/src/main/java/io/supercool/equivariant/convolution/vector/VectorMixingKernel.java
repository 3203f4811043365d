package io.supercool.equivariant.convolution.vector;

import static io.supercool.equivariant.convolution.vector.VectorLanes.LANES;
import static io.supercool.equivariant.convolution.vector.VectorLanes.broadcast;
import static io.supercool.equivariant.convolution.vector.VectorLanes.load;

import io.supercool.equivariant.convolution.kernel.MixingKernel;
import io.supercool.equivariant.convolution.kernel.MixingPlan;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Mixing on the processor's vectors, whose lanes are the channels. */
public final class VectorMixingKernel implements MixingKernel {

  private final MixingPlan plan;
  private final int channels;

  /** The kernel of a shape; without state, so one serves all threads. */
  public VectorMixingKernel(MixingPlan plan) {
    this.plan = plan;
    channels = plan.channels();
  }

  @Override
  public void forward(int first, int last, float[] messages, float[] weights, float[] mixed) {
    Arrays.fill(mixed, first * plan.mixedSize(), last * plan.mixedSize(), 0);
    for (int node = first; node < last; node++) {
      for (int row = 0; row < plan.rows(); row++) {
        int message = (node * plan.rows() + row) * channels;
        int target = node * plan.mixedSize() + plan.targets()[row];
        addProduct(messages, message, weights, plan.weights()[row], mixed, target);
      }
    }
  }

  @Override
  public void backwardToMessages(
      int first, int last, float[] transposed, float[] mixedGradients, float[] messageGradients) {
    int columns = plan.rows() * channels;
    Arrays.fill(messageGradients, first * columns, last * columns, 0);
    for (int node = first; node < last; node++) {
      for (int row = 0; row < plan.rows(); row++) {
        int message = node * columns + row * channels;
        int target = node * plan.mixedSize() + plan.targets()[row];
        addProduct(
            mixedGradients, target, transposed, plan.weights()[row], messageGradients, message);
      }
    }
  }

  /** out[k] += sum_j in[j] matrix[j, k]. */
  private void addProduct(
      float[] in, int inStart, float[] matrix, int matrixStart, float[] out, int outStart) {
    for (int lane = 0; lane < channels; lane += LANES.length()) {
      FloatVector even = load(out, outStart + lane);
      FloatVector odd = FloatVector.zero(LANES);
      int at = matrixStart + lane;
      // Lanes are at least 4, so channels are even; two sums wait for each other half as long.
      for (int j = 0; j < channels; j += 2, at += 2 * channels) {
        even = load(matrix, at).fma(broadcast(in[inStart + j]), even);
        odd = load(matrix, at + channels).fma(broadcast(in[inStart + j + 1]), odd);
      }
      even.add(odd).intoArray(out, outStart + lane);
    }
  }

  @Override
  public void backwardToWeights(
      int first, int last, float[] messages, float[] mixedGradients, float[] weightGradients) {
    for (int node = first; node < last; node++) {
      for (int row = 0; row < plan.rows(); row++) {
        int message = (node * plan.rows() + row) * channels;
        int target = node * plan.mixedSize() + plan.targets()[row];
        addOuter(messages, message, mixedGradients, target, weightGradients, plan.weights()[row]);
      }
    }
  }

  /** matrix[j, k] += left[j] right[k]. */
  private void addOuter(
      float[] left, int leftStart, float[] right, int rightStart, float[] matrix, int start) {
    for (int lane = 0; lane < channels; lane += LANES.length()) {
      FloatVector factor = load(right, rightStart + lane);
      for (int j = 0; j < channels; j++) {
        int at = start + j * channels + lane;
        factor.fma(broadcast(left[leftStart + j]), load(matrix, at)).intoArray(matrix, at);
      }
    }
  }
}
