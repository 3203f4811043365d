package io.supercool.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

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
}
