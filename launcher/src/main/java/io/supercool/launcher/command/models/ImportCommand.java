package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.models.Libraries;
import io.supercool.library.ModelLibrary;
import io.supercool.library.PackageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code models import}: files into the library. */
@Command(
    name = "import",
    description = "Checks files that others exported, and adds them to your library.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files that end with .supercool.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    ModelLibrary library = Libraries.current().own();
    List<String> refused = new ArrayList<>();
    for (Path file : files) {
      try {
        Console.standard().say("Added: " + library.add(ModelLibrary.read(file)));
      } catch (PackageException e) {
        refused.add(e.getMessage());
      }
    }
    if (!refused.isEmpty()) {
      throw new UserException(String.join("\n", refused));
    }
    return 0;
  }
}
