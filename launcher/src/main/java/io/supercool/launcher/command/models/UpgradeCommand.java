package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.models.Libraries;
import io.supercool.library.ModelLibrary.Entry;
import io.supercool.library.ModelPackage;
import io.supercool.storage.DurableFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code models upgrade}: brings the library to today's formats. */
@Command(
    name = "upgrade",
    description =
        "Writes the models of your library in today's formats. Older ones are read all the same.",
    mixinStandardHelpOptions = true)
final class UpgradeCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    int upgraded = 0;
    for (Entry entry : Libraries.current().own().list()) {
      ModelPackage today = entry.model().upgraded();
      if (!Arrays.equals(today.bytes(), entry.model().bytes())) {
        try {
          new DurableFile(entry.file()).write(today.bytes());
        } catch (IOException e) {
          throw new UserException("Cannot write %s: %s".formatted(entry.file(), e.getMessage()), e);
        }
        Console.standard().say("Upgraded: " + entry.file());
        upgraded++;
      }
    }
    if (upgraded == 0) {
      Console.standard().say("All models are in today's formats.");
    }
    return 0;
  }
}
