package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.launcher.system.SystemState.Identity;
import io.supercool.launcher.system.SystemState.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemStateFileTest {
  @TempDir Path folder;
  private SystemStateFile file;
  private Process service;

  @BeforeEach
  void service() throws IOException {
    file = new SystemStateFile(folder.resolve("work/system.json"));
    service = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    service.destroyForcibly();
  }

  @Test
  void stateOfALivingLauncherIsFound() {
    assertThat(file.running()).isEmpty();
    SystemState state = state(Identity.of(ProcessHandle.current()));

    file.write(state);

    assertThat(file.running()).contains(state);
    assertThat(file.clearStale()).isEmpty();
    assertThat(service.isAlive()).isTrue();
    file.delete();
    assertThat(file.running()).isEmpty();
  }

  @Test
  void whatAKilledLauncherLeftIsEnded() throws Exception {
    file.write(state(endedProcess()));
    Path records = folder.resolve("run/broker/topic/0.log");
    Files.createDirectories(records.getParent());
    Files.createFile(records);

    assertThat(file.running()).isEmpty();
    assertThat(file.clearStale()).containsExactly("graph-service");

    assertThat(service.isAlive()).isFalse();
    assertThat(folder.resolve("work/system.json")).doesNotExist();
    assertThat(records).as("the records stay").exists();
  }

  @Test
  void anotherProcessWithTheSameNumberIsLeftAlone() throws Exception {
    Identity real = Identity.of(service.toHandle());
    Identity earlier = new Identity(real.pid(), real.started() - 5000);
    file.write(
        new SystemState(
            endedProcess(),
            "",
            "",
            folder + "/run",
            List.of(new Member("broker", earlier, null, "", null))));

    assertThat(file.clearStale()).isEmpty();
    assertThat(service.isAlive()).isTrue();
  }

  @Test
  void unreadableFileCountsAsNone() throws IOException {
    Files.createDirectories(folder.resolve("work"));
    Files.writeString(folder.resolve("work/system.json"), "{\"launcher\":");

    assertThat(file.running()).isEmpty();
  }

  private SystemState state(Identity launcher) {
    return new SystemState(
        launcher,
        "127.0.0.1:9092",
        "http://localhost:8080/",
        folder + "/run",
        List.of(
            new Member(
                "graph-service",
                Identity.of(service.toHandle()),
                "http://localhost:1",
                "log",
                null),
            new Member("model-service", null, "http://localhost:2", "log", "no memory")));
  }

  private static Identity endedProcess() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    Identity identity = Identity.of(process.toHandle());
    process.destroyForcibly().waitFor();
    return identity;
  }
}
