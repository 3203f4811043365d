package io.supercool.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private static final String FRAME =
      """
      2
      Lattice="5 0 0 0 5 0 0 0 5" Properties=species:S:1:pos:R:3
      A 1 2 3
      B 4 4 4
      """;

  @TempDir Path folder;

  private int status(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("frame.xyz"), text);
    return new CommandLine(new CheckCommand()).execute("--json", file.toString());
  }

  @Test
  void statusSaysWhetherAllWasRead() throws Exception {
    assertThat(status(FRAME)).isZero();
    assertThat(status(FRAME.replace("Lattice", "key=1 Lattice"))).as("a warning").isEqualTo(3);
    assertThat(status(FRAME.replace("A 1", "A one"))).as("a refusal").isEqualTo(1);
    assertThat(new CommandLine(new CheckCommand()).execute()).as("no file").isEqualTo(2);
  }
}
