package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up} has seen is there again, however it ended; commands notice that it ended. */
class MemoryIT {
  private static final Path FIRST = Repository.trainingSample("T056_s112_00");
  private static final Path SECOND = Repository.trainingSample("T056_s112_01");

  @TempDir Path folder;

  @Test
  void whatWasSeenIsThereAgain() throws Exception {
    Map<String, Long> processes;
    try (Supercool up = start()) {
      assertThat(run("ingest", FIRST)).contains("1 snapshot published.");
      awaitGraphs(up, 1);
      assertThat(up.end()).as("Ctrl-C").isZero();
    }
    try (Supercool up = start()) {
      awaitGraphs(up, 1);
      assertThat(run("ingest", FIRST, SECOND))
          .contains("1 snapshot published, 1 known with the same content");
      awaitGraphs(up, 2);
      processes = Supercool.processes();
      up.kill();
      processes.values().stream()
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .forEach(ProcessHandle::destroyForcibly);
    }
    try (Supercool up = start()) {
      awaitGraphs(up, 2);
      assertThat(run("ingest", FIRST, SECOND))
          .as("everything was killed at once")
          .contains("0 snapshots published, 2 known with the same content");
      commandNoticesTheEnd(up);
    }
    try (Supercool reset = Supercool.start(folder, "reset", "--workspace", workspace(), "--yes")) {
      assertThat(reset.await()).isZero();
      assertThat(workspace()).doesNotExist();
    }
  }

  /** The service that should read is stopped, so that the command waits for it. */
  private void commandNoticesTheEnd(Supercool up) throws Exception {
    Map<String, Long> processes = Supercool.processes();
    new ProcessBuilder("kill", "-STOP", String.valueOf(processes.get("ingest-service")))
        .start()
        .waitFor();
    try (Supercool ingest = Supercool.start(folder, "ingest", SECOND)) {
      ingest.awaitOutput("0 of 1");
      up.kill();
      assertThat(ingest.await()).isEqualTo(1);
      assertThat(ingest.output())
          .contains("The system has ended.")
          .contains("0 of 1 source were read before")
          .contains("repeat the command");
    }
    for (long pid : processes.values()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private Path workspace() {
    return folder.resolve("workspace");
  }

  private Supercool start() throws Exception {
    Supercool up = Supercool.start(folder, "up", "--workspace", workspace());
    up.awaitOutput("The system is up");
    return up;
  }

  private String run(String command, Path... files) throws Exception {
    Object[] arguments = new Object[1 + files.length];
    arguments[0] = command;
    System.arraycopy(files, 0, arguments, 1, files.length);
    try (Supercool process = Supercool.start(folder, arguments)) {
      assertThat(process.await()).as(process.output()).isZero();
      return process.output();
    }
  }

  private static void awaitGraphs(Supercool up, int count) {
    try (KafkaView kafka = new KafkaView(Supercool.state().get("bootstrapServers").asText())) {
      up.awaitUntil(
          count + " graphs are on their topic",
          () -> {
            kafka.poll();
            Set<String> graphs = new TreeSet<>();
            for (StageCompleted event : kafka.events(StageCompleted.class)) {
              if (event.stage() == MetricEvent.Stage.GRAPH) {
                graphs.add(event.snapshot().toString());
              }
            }
            return graphs.size() == count;
          });
    }
  }
}
