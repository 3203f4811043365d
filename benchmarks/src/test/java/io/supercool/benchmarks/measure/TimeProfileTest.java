package io.supercool.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeProfileTest {

  @Test
  void timeGoesToTheInnermostClassOfOurs() {
    assertThat(
            place(
                "ai.djl.pytorch.jni.PyTorchLibrary",
                "io.supercool.model.network.layer.Layer",
                "io.supercool.model.network.EquivariantNetwork"))
        .isEqualTo("Layer");
    assertThat(place("java.util.HashMap", "io.supercool.model.training.AdamW$Inner"))
        .isEqualTo("AdamW");
    assertThat(
            place(
                "io.supercool.equivariant.convolution.vector.VectorEdgeForward",
                "io.supercool.model.network.convolution.KernelConvolution"))
        .isEqualTo("convolution");
    assertThat(place("java.lang.Thread")).isEqualTo("other");
  }

  @Test
  void sharesOfWhatRanSumToOne() {
    Map<String, Double> shares = TimeProfile.of(() -> spin(200));
    assertThat(shares).containsKey("measure");
    assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-9));
  }

  private static double spin(long milliseconds) {
    double sum = 0;
    for (long end = System.nanoTime() + milliseconds * 1_000_000; System.nanoTime() < end; ) {
      sum += Math.sin(sum);
    }
    return sum;
  }

  private static String place(String... innermostFirst) {
    StackTraceElement[] stack = new StackTraceElement[innermostFirst.length];
    for (int depth = 0; depth < stack.length; depth++) {
      stack[depth] = new StackTraceElement(innermostFirst[depth], "method", null, -1);
    }
    return TimeProfile.place(stack);
  }
}
