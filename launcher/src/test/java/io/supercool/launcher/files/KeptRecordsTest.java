package io.supercool.launcher.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.launcher.files.KeptRecords.Deleted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRecordsTest {
  private static final Instant NOW = Instant.parse("2026-01-20T00:00:00Z");

  @TempDir Path root;

  private RunFolder run(String purpose, Duration age) throws IOException {
    RunFolder run = RunFolder.create(new Installation(root), purpose, NOW.minus(age));
    Files.createDirectories(run.broker());
    Files.writeString(run.broker().resolve("0.log"), "records");
    Files.writeString(run.models().resolve("model"), "numbers");
    Files.setLastModifiedTime(run.broker(), FileTime.from(NOW.minus(age)));
    return run;
  }

  @Test
  void recordsOfOldRunsAreDeletedAndTheirModelsStay() throws IOException {
    RunFolder old = run("old", Duration.ofDays(8));
    RunFolder recent = run("recent", Duration.ofDays(6));

    assertThat(KeptRecords.deleteOld(new Installation(root), NOW)).isEqualTo(new Deleted(1, 7));

    assertThat(old.broker()).doesNotExist();
    assertThat(old.models().resolve("model")).exists();
    assertThat(recent.broker()).exists();
    assertThat(KeptRecords.deleteAll(new Installation(root))).isEqualTo(new Deleted(1, 7));
    assertThat(recent.broker()).doesNotExist();
  }

  @Test
  void workspaceIsDeletedWhole() throws IOException {
    RunFolder workspace = RunFolder.workspace(root.resolve("workspace"), NOW);
    Files.writeString(workspace.models().resolve("model"), "numbers");

    assertThat(KeptRecords.deleteWorkspace(workspace.path())).isEqualTo(new Deleted(1, 7));
    assertThat(workspace.path()).doesNotExist();
    assertThat(KeptRecords.deleteWorkspace(workspace.path())).isEqualTo(new Deleted(0, 0));
  }
}
