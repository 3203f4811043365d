package io.supercool.benchmarks.report;

/**
 * What each measurement cannot be faster than on a machine with the limits measured, in
 * milliseconds. What is counted: docs/experiments/benchmark.md.
 */
final class Floors {
  /** Sender, vector and distance of an edge. */
  private static final int BYTES_PER_EDGE = 4 + 3 * 4 + 4;

  /**
   * An estimate: 10 GFLOP per layer for 166,240 edges with lMax 3, 8 channels and parity, forward
   * and back.
   */
  private static final double STEP_FLOP_PER_EDGE_AND_LAYER = 10e9 / 166_240;

  /** Backward is two products where forward is one. */
  private static final double FORWARD_SHARE = 1.0 / 3;

  private Floors() {}

  /** Writing what an edge carries once, on one thread of {@code threads} that share the memory. */
  static double graph(BenchmarkReport.Graph graph, BenchmarkReport.Machine machine, int threads) {
    int harmonics = (graph.lMax() + 1) * (graph.lMax() + 1) - 1;
    double bytes = (double) graph.edges() * (BYTES_PER_EDGE + 4 * harmonics);
    return bytes / (machine.bestBandwidthGBs() * 1e6 / threads);
  }

  /** The arithmetic of forward and backward at the speed of a matrix product. */
  static double step(BenchmarkReport.Step step, int edges, BenchmarkReport.Machine machine) {
    double flop = STEP_FLOP_PER_EDGE_AND_LAYER * edges * step.layers();
    return flop / (machine.bestSgemmGflops() * 1e6);
  }

  /** The same of forward alone. */
  static double forward(BenchmarkReport.Step step, int edges, BenchmarkReport.Machine machine) {
    return FORWARD_SHARE * step(step, edges, machine);
  }

  /** The bytes into the broker and out of it again at its speed for records of 1 MiB. */
  static double transport(BenchmarkReport.Transport transport, BenchmarkReport.Machine machine) {
    return 1e3
        * transport.megabytes()
        * (1 / machine.brokerPublishMBs() + 1 / machine.brokerConsumeMBs());
  }
}
