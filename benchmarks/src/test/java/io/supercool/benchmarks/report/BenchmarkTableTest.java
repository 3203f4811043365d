package io.supercool.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenchmarkTableTest {

  @Test
  void measuredAndLimitStandSideBySide() {
    String table = BenchmarkTable.of(Reports.one());

    assertThat(table.lines())
        .anyMatch(line -> line.matches("network forward and backward.* 490\\.0 +480\\.0 +135\\.6"))
        .anyMatch(line -> line.matches("graph.* 4\\.0 +3\\.5 +1\\.0"))
        .anyMatch(line -> line.matches("transport.* 60\\.0 +55\\.0 +150\\.0"));
    assertThat(table).contains("sgemm 295 GFLOP/s", "memory 26.0 GB/s", "peak memory 1234 MB");
  }

  @Test
  void placesThatTakeLessThanAHundredthAreLeftOut() {
    assertThat(BenchmarkTable.of(Reports.one()))
        .contains("where the 500 ms of a training step go")
        .contains("convolution", "400.0 ms    80 %", "Layer")
        .doesNotContain("Readout");
  }

  /** By hand: 4 layers of 10 GFLOP at 295 GFLOP/s; 80 bytes an edge at half of 26 GB/s. */
  @Test
  void limitsFollowFromTheMachine() {
    BenchmarkReport report = Reports.one();
    double step = Floors.step(report.step(), 166_240, report.machine());
    assertThat(step).isCloseTo(40.0 / 295 * 1e3, within(1e-9));
    assertThat(Floors.forward(report.step(), 166_240, report.machine()))
        .isCloseTo(step / 3, within(1e-9));
    assertThat(Floors.graph(report.graph(), report.machine(), 2))
        .isCloseTo(166_240 * 80 / 13e6, within(1e-9));
    assertThat(Floors.transport(report.transport(), report.machine()))
        .isCloseTo(100 + 50, within(1e-9));
  }
}
