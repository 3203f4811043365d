package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.models.Libraries;
import io.supercool.library.ModelLibrary.Entry;
import io.supercool.library.ModelPackage;
import io.supercool.storage.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models export}: a model as a file to give away. */
@Command(
    name = "export",
    description = "Writes a model into one file, NAME-VERSION.supercool, to give to others.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "Which.")
  private String model = "";

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "File or folder to write it to. Default: here.")
  private Path output = Path.of("");

  @Option(
      names = "--licence",
      paramLabel = "SPDX",
      description = "Under which others may use it, such as CC-BY-4.0.")
  private @Nullable String licence;

  @Override
  public Integer call() {
    Entry entry = Libraries.current().require(model);
    ModelPackage exported =
        licence == null
            ? entry.model()
            : entry.model().withManifest(entry.model().manifest().withLicence(licence));
    String name = exported.manifest().title() + ModelPackage.EXTENSION;
    Path to = output.toAbsolutePath();
    Path file = Files.isDirectory(to) ? to.resolve(name) : to;
    try {
      new DurableFile(file).write(exported.bytes());
    } catch (IOException e) {
      throw new UserException("Cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
    Console.standard().say("Written: " + file);
    return 0;
  }
}
