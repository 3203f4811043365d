package io.supercool.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemState.Identity;
import io.supercool.launcher.system.SystemState.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
  private static final Identity OWN = Identity.of(ProcessHandle.current());

  @Test
  void processesAreListedAndWhatCannotRunSaysWhyAndWhatToDo() {
    String table =
        ProcessTable.of(
            state(
                new Member("broker", OWN, null, "/logs/broker.log", null),
                new Member(
                    "metrics-dashboard",
                    null,
                    "http://localhost:41",
                    "/logs/metrics-dashboard.log",
                    "    corrupt jarfile\nMend the cause.")));

    assertThat(table)
        .containsPattern("broker +%d +/logs/broker.log".formatted(OWN.pid()))
        .containsPattern("metrics-dashboard +ended +http://localhost:41")
        .contains("metrics-dashboard cannot run; the others go on", "corrupt jarfile", "Mend");
  }

  @Test
  void nothingIsSaidWhereAllCanRun() {
    assertThat(ProcessTable.failures(state(new Member("broker", OWN, null, "log", null))))
        .isEmpty();
  }

  private static SystemState state(Member... members) {
    return new SystemState(OWN, "", "http://localhost:41/", "/run", List.of(members));
  }
}
