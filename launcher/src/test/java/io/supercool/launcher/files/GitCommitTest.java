package io.supercool.launcher.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
  @TempDir Path folder;

  @Test
  void whatIsNoCheckoutHasNoCommit() {
    assertThat(GitCommit.of(folder)).isEmpty();
    assertThat(GitCommit.of(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void commitAndChangesAreToldThoughThereIsATag() throws Exception {
    Assumptions.assumeTrue(git("init", "-q"), "git is installed");
    Files.writeString(folder.resolve("file"), "one");
    assertThat(git("add", "file")).isTrue();
    assertThat(git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first"))
        .isTrue();
    assertThat(git("tag", "v1")).isTrue();

    GitCommit clean = GitCommit.of(folder).orElseThrow();
    Files.writeString(folder.resolve("file"), "another");
    GitCommit changed = GitCommit.of(folder).orElseThrow();

    assertThat(clean.hash()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(clean.changed()).isFalse();
    assertThat(changed).isEqualTo(new GitCommit(clean.hash(), true));
  }

  private boolean git(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).directory(folder.toFile()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
