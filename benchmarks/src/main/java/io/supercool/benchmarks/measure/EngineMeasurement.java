package io.supercool.benchmarks.measure;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What the engine can do: the product of two square matrices of floats. */
public final class EngineMeasurement {
  private EngineMeasurement() {}

  /** 10^9 floating-point operations per second, 2 n^3 of them, on the engine's threads. */
  public static Rate sgemmGflops(NDManager parent, Effort effort) {
    int n = effort.matrix();
    try (NDManager manager = parent.newSubManager()) {
      NDArray a = manager.randomUniform(-1, 1, new Shape(n, n));
      NDArray b = manager.randomUniform(-1, 1, new Shape(n, n));
      Timing timing = Timing.of(effort, repetition -> {}, () -> multiply(manager, a, b));
      return Rate.of(2.0 * n * n * n / 1e9, timing);
    }
  }

  /** Reading one number waits for a device that computes meanwhile. */
  private static void multiply(NDManager manager, NDArray a, NDArray b) {
    try (NDManager step = manager.newSubManager()) {
      NDArray product = a.matMul(b);
      product.attach(step);
      product.getFloat(0, 0);
    }
  }
}
