package io.supercool.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void lastLinesAndTheirFileAreShown() throws IOException {
    Path log = folder.resolve("service.log");
    Files.writeString(log, "noise\n".repeat(100_000) + "Caused by\nthe reason\n");

    assertThat(LogTail.of(log, 2))
        .isEqualTo("    Caused by\n    the reason\nThe whole log: " + log);
  }

  @Test
  void reasonIsShortAndHasNoStackAndNothingTwice() throws IOException {
    Path log = folder.resolve("service.log");
    Files.writeString(
        log,
        "Exception: %s\n\tat a.B.c(B.java:1)\nCaused by: no memory\n\tat d.E\n\t... 12 more\n\n"
            .formatted("x".repeat(1_000))
            .repeat(2));

    assertThat(LogTail.reason(log, 3))
        .hasSize(2)
        .allMatch(line -> line.length() <= 400)
        .endsWith("Caused by: no memory");
    assertThat(LogTail.reason(folder.resolve("none.log"), 3)).hasSize(1);
  }

  @Test
  void missingLogIsSaid() {
    assertThat(LogTail.of(folder.resolve("none.log"), 2)).contains("none.log", "cannot be read");
  }
}
