package io.supercool.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** A report with round numbers on the machine of issue 3. */
final class Reports {
  private Reports() {}

  static BenchmarkReport one() {
    Map<String, Double> places = new LinkedHashMap<>();
    places.put("convolution", 400.0);
    places.put("Layer", 99.0);
    places.put("Readout", 1.0);
    return new BenchmarkReport(
        new BenchmarkReport.Graph(4096, 166_240, 3, 1, 4, 3.5),
        new BenchmarkReport.Step(
            4096, 4, 8, 3, true, 2, 150, 490, 1234, 140, 480, 10, 15_230, places),
        new BenchmarkReport.Transport(60, 20, 55, 10, 11),
        new BenchmarkReport.Machine(290, 25, 295, 26, 200, 400),
        new BenchmarkReport.Run(
            "2026-01-02T03:04:05Z",
            "a.npz",
            "abc",
            "A processor",
            2,
            "17.0.1",
            "Linux amd64",
            0.5));
  }
}
