package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.launcher.failure.LauncherException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NicenessTest {
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
    assertThat(output(Niceness.apply(program, Map.of("SUPERCOOL_NICE", "12"))))
        .isEqualTo("%d\na b\n".formatted(Math.min(19, own + 12)));
  }

  @Test
  void withoutAValueNothingChanges() {
    assertThat(Niceness.apply(program, Map.of())).isSameAs(program);
    assertThat(Niceness.apply(program, Map.of("SUPERCOOL_NICE", "0"))).isSameAs(program);
  }

  @Test
  void refusesOthers() {
    for (String value : new String[] {"-1", "20", "low", ""}) {
      assertThatThrownBy(() -> Niceness.apply(program, Map.of("SUPERCOOL_NICE", value)))
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("SUPERCOOL_NICE")
          .hasMessageContaining("0 to 19");
    }
  }

  private static String output(Program program) throws Exception {
    Process process = new ProcessBuilder(program.command()).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
