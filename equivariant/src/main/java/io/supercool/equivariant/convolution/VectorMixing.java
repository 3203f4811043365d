package io.supercool.equivariant.convolution;

import static io.supercool.equivariant.convolution.VectorKernel.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Mixing on the processor's vectors, whose lanes are the channels. */
final class VectorMixing implements MixingKernel {

  private final MixingRows rows;
  private final int channels;

  VectorMixing(MixingRows rows) {
    this.rows = rows;
    channels = rows.channels();
  }

  @Override
  public void forward(int first, int last, float[] messages, float[] weights, float[] mixed) {
    Arrays.fill(mixed, first * rows.mixedSize(), last * rows.mixedSize(), 0);
    for (int node = first; node < last; node++) {
      for (int row = 0; row < rows.count(); row++) {
        int message = (node * rows.count() + row) * channels;
        int target = node * rows.mixedSize() + rows.targets()[row];
        addProduct(messages, message, weights, rows.weights()[row], mixed, target);
      }
    }
  }

  @Override
  public void messageGradients(
      int first, int last, float[] transposed, float[] mixedGradients, float[] messageGradients) {
    int columns = rows.count() * channels;
    Arrays.fill(messageGradients, first * columns, last * columns, 0);
    for (int node = first; node < last; node++) {
      for (int row = 0; row < rows.count(); row++) {
        int message = node * columns + row * channels;
        int target = node * rows.mixedSize() + rows.targets()[row];
        addProduct(
            mixedGradients, target, transposed, rows.weights()[row], messageGradients, message);
      }
    }
  }

  /** out[k] += sum_j in[j] matrix[j, k]. */
  private void addProduct(
      float[] in, int inStart, float[] matrix, int matrixStart, float[] out, int outStart) {
    for (int lane = 0; lane < channels; lane += LANES.length()) {
      FloatVector even = FloatVector.fromArray(LANES, out, outStart + lane);
      FloatVector odd = FloatVector.zero(LANES);
      int at = matrixStart + lane;
      // Lanes are at least 4, so channels are even; two sums wait for each other half as long.
      for (int j = 0; j < channels; j += 2, at += 2 * channels) {
        even = FloatVector.fromArray(LANES, matrix, at).fma(broadcast(in[inStart + j]), even);
        odd =
            FloatVector.fromArray(LANES, matrix, at + channels)
                .fma(broadcast(in[inStart + j + 1]), odd);
      }
      even.add(odd).intoArray(out, outStart + lane);
    }
  }

  @Override
  public void addWeightGradients(
      int first, int last, float[] messages, float[] mixedGradients, float[] weightGradients) {
    for (int node = first; node < last; node++) {
      for (int row = 0; row < rows.count(); row++) {
        int message = (node * rows.count() + row) * channels;
        int target = node * rows.mixedSize() + rows.targets()[row];
        addOuter(messages, message, mixedGradients, target, weightGradients, rows.weights()[row]);
      }
    }
  }

  /** matrix[j, k] += left[j] right[k]. */
  private void addOuter(
      float[] left, int leftStart, float[] right, int rightStart, float[] matrix, int start) {
    for (int lane = 0; lane < channels; lane += LANES.length()) {
      FloatVector factor = FloatVector.fromArray(LANES, right, rightStart + lane);
      for (int j = 0; j < channels; j++) {
        int at = start + j * channels + lane;
        factor
            .fma(broadcast(left[leftStart + j]), FloatVector.fromArray(LANES, matrix, at))
            .intoArray(matrix, at);
      }
    }
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(LANES, value);
  }
}
