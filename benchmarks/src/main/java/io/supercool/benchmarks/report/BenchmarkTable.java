package io.supercool.benchmarks.report;

import java.util.Locale;

/** A report to be read by people: what was measured beside what this machine can do. */
public final class BenchmarkTable {
  private static final double SMALLEST_SHARE = 0.01;

  private BenchmarkTable() {}

  /** Some twenty lines. */
  public static String of(BenchmarkReport report) {
    BenchmarkReport.Graph graph = report.graph();
    BenchmarkReport.Step step = report.step();
    BenchmarkReport.Transport transport = report.transport();
    BenchmarkReport.Machine machine = report.machine();
    BenchmarkReport.Run run = report.run();
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%s: %d particles, %d directed edges",
        run.configuration(),
        graph.particles(),
        graph.edges());
    line(
        text,
        "%s, %d processors, Java %s%s",
        run.processor(),
        run.processors(),
        run.java(),
        run.load() < 0 ? "" : ", load before %.1f".formatted(run.load()));
    line(text, "");
    line(text, "%-49s%12s%12s%17s", "milliseconds", "median", "fastest", "machine's limit");
    row(
        text,
        "graph: neighbours, vectors, harmonics, 1 thread",
        graph.milliseconds(),
        graph.fastestMilliseconds(),
        Floors.graph(graph, machine, step.threads()));
    String on = ", %d threads".formatted(step.threads());
    row(
        text,
        "network forward" + on,
        step.forwardMilliseconds(),
        step.fastestForwardMilliseconds(),
        Floors.forward(step, graph.edges(), machine));
    row(
        text,
        "network forward and backward" + on,
        step.forwardBackwardMilliseconds(),
        step.fastestForwardBackwardMilliseconds(),
        Floors.step(step, graph.edges(), machine));
    row(
        text,
        "transport of the graph (%.1f MB)".formatted(transport.megabytes()),
        transport.milliseconds(),
        transport.fastestMilliseconds(),
        Floors.transport(transport, machine));
    row(text, "  encoding alone", transport.encodeMilliseconds());
    row(text, "  decoding alone", transport.decodeMilliseconds());
    row(text, "optimizer", step.optimizerMilliseconds());
    line(text, "");
    line(
        text,
        "network: %d layers, %d channels, lMax %d, %s, %d parameters; its process's peak memory"
            + " %.0f MB",
        step.layers(),
        step.channels(),
        step.lMax(),
        step.parity() ? "parity" : "no parity",
        step.parameters(),
        step.peakMegabytes());
    line(
        text,
        "machine at its best: sgemm %.0f GFLOP/s, memory %.1f GB/s, %d threads; broker %.0f MB/s"
            + " in, %.0f MB/s out",
        machine.bestSgemmGflops(),
        machine.bestBandwidthGBs(),
        step.threads(),
        machine.brokerPublishMBs(),
        machine.brokerConsumeMBs());
    line(text, "");
    line(text, "where the %.0f ms of a training step go", whole(step));
    step.milliseconds()
        .forEach(
            (place, milliseconds) -> {
              if (milliseconds >= SMALLEST_SHARE * whole(step)) {
                line(
                    text,
                    "  %-24s %10.1f ms %5.0f %%",
                    place,
                    milliseconds,
                    100 * milliseconds / whole(step));
              }
            });
    return text.toString().stripTrailing();
  }

  private static double whole(BenchmarkReport.Step step) {
    return step.forwardBackwardMilliseconds() + step.optimizerMilliseconds();
  }

  private static void row(
      StringBuilder text, String what, double median, double fastest, double limit) {
    line(text, "%-49s%12.1f%12.1f%17.1f", what, median, fastest, limit);
  }

  private static void row(StringBuilder text, String what, double median) {
    line(text, "%-49s%12.1f", what, median);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
