package io.supercool.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.launcher.doctor.Finding.Level;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemStateFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {
  @TempDir Path home;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream before = System.out;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
  }

  @AfterEach
  void forget() {
    System.setOut(before);
    System.clearProperty(Installation.HOME_PROPERTY);
  }

  @Test
  void withoutASystemTheStatusIsThatOfTheMachine() throws Exception {
    int status = execute("--json");

    List<JsonNode> findings = findings();
    assertThat(findings)
        .extracting(finding -> finding.get("check").asText())
        .contains("java", "memory", "disk", "system")
        .doesNotContain("kafka");
    Level worst =
        findings.stream()
            .map(finding -> Level.valueOf(finding.get("level").asText()))
            .max(Level::compareTo)
            .orElseThrow();
    assertThat(status).isEqualTo(List.of(0, 3, 1).get(worst.ordinal()));
    assertThat(findings)
        .allSatisfy(
            finding ->
                assertThat(finding.get("remedy").isNull())
                    .isEqualTo(finding.get("level").asText().equals("OK")));
  }

  @Test
  void aServiceThatEndedAndABrokerThatIsAwayFail() {
    new SystemStateFile(Installation.current().stateFile())
        .write(
            new SystemState(
                SystemState.Identity.of(ProcessHandle.current()),
                "nowhere",
                "http://localhost:1/",
                home.toString(),
                List.of(
                    new SystemState.Member("broker", null, null, "/logs/broker.log", null),
                    new SystemState.Member(
                        "graph-service",
                        SystemState.Identity.of(ProcessHandle.current()),
                        "http://localhost:1",
                        "/logs/graph-service.log",
                        null))));

    assertThat(execute("--workspace", home.toString())).isEqualTo(1);

    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsPattern("FAIL +broker +has ended; it is started again")
        .containsPattern("FAIL +graph-service +runs and is not live\n +See its log: /logs/graph")
        .containsPattern("FAIL +kafka +nowhere does not answer");
  }

  @Test
  void whatMakesNoSenseIsStatus2() {
    assertThat(execute("--everything")).isEqualTo(2);
  }

  private int execute(String... arguments) {
    return new CommandLine(new DoctorCommand()).execute(arguments);
  }

  private List<JsonNode> findings() throws Exception {
    List<JsonNode> findings = new ArrayList<>();
    for (String line : said.toString(StandardCharsets.UTF_8).lines().toList()) {
      findings.add(new ObjectMapper().readTree(line));
    }
    return findings;
  }
}
