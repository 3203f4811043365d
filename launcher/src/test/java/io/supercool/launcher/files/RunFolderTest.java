package io.supercool.launcher.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path root;

  @Test
  void runsOfTheSameSecondGetFoldersOfTheirOwn() {
    RunFolder first = RunFolder.create(new Installation(root), "run", NOW);
    RunFolder second = RunFolder.create(new Installation(root), "run", NOW);

    assertThat(first.id()).isEqualTo("20260102-030405-run");
    assertThat(second.id()).isEqualTo("20260102-030405-run-2");
    assertThat(first.logs()).isDirectory();
    assertThat(second.models()).isDirectory();
  }

  @Test
  void aWorkspaceIsTheSameForEverySystemAndHasLogsForEach() {
    RunFolder first = RunFolder.workspace(root.resolve("work"), NOW);
    RunFolder second = RunFolder.workspace(root.resolve("work"), NOW.plusSeconds(60));

    assertThat(second.broker()).isEqualTo(first.broker());
    assertThat(second.models()).isEqualTo(first.models()).isDirectory();
    assertThat(second.logs()).isNotEqualTo(first.logs()).isDirectory();
  }
}
