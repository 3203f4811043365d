package io.supercool.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void processorIsNamedAsLinuxNamesIt() {
    assertThat(
            Machine.modelName(List.of("vendor_id\t: X", "model name\t: A B: C", "model name\t: D")))
        .isEqualTo("A B: C");
    assertThat(Machine.modelName(List.of())).isEqualTo(System.getProperty("os.arch"));
  }

  @Test
  void peakMemoryIsLinuxHighWaterMark() {
    List<String> status = List.of("VmPeak:\t 9999999 kB", "VmHWM:\t 1000000 kB", "VmRSS:\t 5 kB");
    assertThat(PeakMemory.highWaterMark(status)).isCloseTo(1024, within(1e-9));
    assertThatThrownBy(() -> PeakMemory.highWaterMark(List.of("VmRSS:\t 5 kB")))
        .hasMessageContaining("VmHWM");
  }

  @Test
  void peakMemoryNeverFalls() {
    double before = PeakMemory.megabytes();
    byte[] touched = new byte[64 << 20];
    Arrays.fill(touched, (byte) 1);
    double after = PeakMemory.megabytes();
    assertThat(after).isGreaterThanOrEqualTo(before).isGreaterThan(touched.length / 1e6);
  }
}
