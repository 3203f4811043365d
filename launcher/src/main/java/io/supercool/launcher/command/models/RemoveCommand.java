package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.models.Libraries;
import io.supercool.library.ModelLibrary;
import io.supercool.library.ModelLibrary.Entry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code models remove}: deletes a model. */
@Command(
    name = "remove",
    description = "Deletes a model, NAME-VERSION, from your library for good.",
    mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME-VERSION", description = "Which.")
  private String title = "";

  @Override
  public Integer call() {
    ModelLibrary library = Libraries.current().own();
    Entry entry =
        library
            .find(title)
            .filter(found -> found.model().manifest().title().equals(title))
            .orElseThrow(
                () ->
                    new UserException(
                        "There is no model %s in %s. Give name and version, as ./supercool models list shows them."
                            .formatted(title, library.folder())));
    ModelLibrary.remove(entry);
    Console.standard().say("Removed: " + entry.file());
    return 0;
  }
}
