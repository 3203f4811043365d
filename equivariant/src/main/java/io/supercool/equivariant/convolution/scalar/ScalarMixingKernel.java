package io.supercool.equivariant.convolution.scalar;

import io.supercool.equivariant.convolution.kernel.MixingKernel;
import io.supercool.equivariant.convolution.kernel.MixingPlan;
import java.util.Arrays;

/** Mixing in plain loops, for any number of channels and any virtual machine. */
public final class ScalarMixingKernel implements MixingKernel {

  private final MixingPlan plan;
  private final int channels;

  /** The kernel of a shape; without state, so one serves all threads. */
  public ScalarMixingKernel(MixingPlan plan) {
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
        for (int from = 0; from < channels; from++) {
          int weight = plan.weights()[row] + from * channels;
          for (int to = 0; to < channels; to++) {
            mixed[target + to] += messages[message + from] * weights[weight + to];
          }
        }
      }
    }
  }

  @Override
  public void backwardToMessages(
      int first, int last, float[] transposed, float[] mixedGradients, float[] messageGradients) {
    Arrays.fill(messageGradients, first * plan.rows() * channels, last * plan.rows() * channels, 0);
    for (int node = first; node < last; node++) {
      for (int row = 0; row < plan.rows(); row++) {
        int message = (node * plan.rows() + row) * channels;
        int target = node * plan.mixedSize() + plan.targets()[row];
        for (int to = 0; to < channels; to++) {
          int weight = plan.weights()[row] + to * channels;
          for (int from = 0; from < channels; from++) {
            messageGradients[message + from] +=
                mixedGradients[target + to] * transposed[weight + from];
          }
        }
      }
    }
  }

  @Override
  public void backwardToWeights(
      int first, int last, float[] messages, float[] mixedGradients, float[] weightGradients) {
    for (int node = first; node < last; node++) {
      for (int row = 0; row < plan.rows(); row++) {
        int message = (node * plan.rows() + row) * channels;
        int target = node * plan.mixedSize() + plan.targets()[row];
        for (int from = 0; from < channels; from++) {
          int weight = plan.weights()[row] + from * channels;
          for (int to = 0; to < channels; to++) {
            weightGradients[weight + to] += messages[message + from] * mixedGradients[target + to];
          }
        }
      }
    }
  }
}
