package io.supercool.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private final Program program =
      new Program(
          "nice",
          List.of("sh", "-c", "nice; echo \"$1\"", "sh", "a b"),
          Map.of(),
          Path.of("log"),
          null);

  @Test
  void aProcessStartsWithTheValueAndItsArgumentsAsTheyWere() throws Exception {
    int own = Integer.parseInt(output(program).lines().findFirst().orElseThrow());
    assertThat(output(program.givingWay(12)))
        .isEqualTo("%d\na b\n".formatted(Math.min(19, own + 12)));
  }

  @Test
  void withoutAValueNothingChanges() {
    assertThat(program.givingWay(0)).isSameAs(program);
  }

  private static String output(Program program) throws Exception {
    Process process = new ProcessBuilder(program.command()).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
