package io.supercool.equivariant.convolution;

import java.util.Arrays;

/** Mixing in plain loops, for any number of channels and any virtual machine. */
final class ScalarMixing implements MixingKernel {

  private final MixingRows rows;
  private final int channels;

  ScalarMixing(MixingRows rows) {
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
        for (int from = 0; from < channels; from++) {
          int weight = rows.weights()[row] + from * channels;
          for (int to = 0; to < channels; to++) {
            mixed[target + to] += messages[message + from] * weights[weight + to];
          }
        }
      }
    }
  }

  @Override
  public void messageGradients(
      int first, int last, float[] transposed, float[] mixedGradients, float[] messageGradients) {
    Arrays.fill(
        messageGradients, first * rows.count() * channels, last * rows.count() * channels, 0);
    for (int node = first; node < last; node++) {
      for (int row = 0; row < rows.count(); row++) {
        int message = (node * rows.count() + row) * channels;
        int target = node * rows.mixedSize() + rows.targets()[row];
        for (int to = 0; to < channels; to++) {
          int weight = rows.weights()[row] + to * channels;
          for (int from = 0; from < channels; from++) {
            messageGradients[message + from] +=
                mixedGradients[target + to] * transposed[weight + from];
          }
        }
      }
    }
  }

  @Override
  public void addWeightGradients(
      int first, int last, float[] messages, float[] mixedGradients, float[] weightGradients) {
    for (int node = first; node < last; node++) {
      for (int row = 0; row < rows.count(); row++) {
        int message = (node * rows.count() + row) * channels;
        int target = node * rows.mixedSize() + rows.targets()[row];
        for (int from = 0; from < channels; from++) {
          int weight = rows.weights()[row] + from * channels;
          for (int to = 0; to < channels; to++) {
            weightGradients[weight + to] += messages[message + from] * mixedGradients[target + to];
          }
        }
      }
    }
  }
}
