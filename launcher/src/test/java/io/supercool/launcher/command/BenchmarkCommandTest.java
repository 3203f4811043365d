package io.supercool.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.launcher.files.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkCommandTest {
  @TempDir Path home;

  @Test
  void withoutOptionsItMeasuresTheFirstOfTheSampleOnTwoThreads() throws IOException {
    Path folder = Files.createDirectories(home.resolve("samples/ka/train"));
    Files.createFile(folder.resolve("b.npz"));
    Path first = Files.createFile(folder.resolve("a.npz"));

    assertThat(arguments()).containsExactly("--configuration", first.toString(), "--threads", "2");
  }

  @Test
  void optionsArePassedOnWithAbsolutePaths() throws IOException {
    Path file = Files.createFile(home.resolve("own.npz"));

    assertThat(
            arguments(
                "--configuration",
                file.toString(),
                "--threads",
                "3",
                "--report",
                "r.json",
                "--quick"))
        .containsExactly(
            "--configuration",
            file.toString(),
            "--threads",
            "3",
            "--report",
            Path.of("r.json").toAbsolutePath().toString(),
            "--quick");
  }

  @Test
  void aConfigurationThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> arguments("--configuration", home + "/absent.npz"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--configuration")
        .hasMessageContaining("absent.npz");
  }

  private List<String> arguments(String... options) {
    BenchmarkCommand command = new BenchmarkCommand();
    new CommandLine(command).parseArgs(options);
    return command.arguments(new Installation(home));
  }
}
