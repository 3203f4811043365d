package io.supercool.launcher.command.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supercool.console.Console;
import io.supercool.launcher.models.Libraries;
import io.supercool.library.ModelLibrary.Entry;
import io.supercool.library.PackageFile;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models show}: a model's card. */
@Command(
    name = "show",
    description = "Prints a model's card: what it knows, how it was trained, its scores.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "Which.")
  private String model = "";

  @Option(names = "--json", description = "model.json, all that is known of it, instead.")
  private boolean json;

  @Override
  public Integer call() {
    Entry entry = Libraries.current().require(model);
    PackageFile file = json ? PackageFile.DESCRIPTION : PackageFile.CARD;
    byte[] text = entry.model().withManifest(entry.model().manifest()).file(file);
    Console.standard().say(new String(Objects.requireNonNull(text), UTF_8).stripTrailing());
    if (!json) {
      Console.standard().say("\nFile: " + entry.file());
    }
    return 0;
  }
}
