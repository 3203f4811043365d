package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.models.ModelTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code models list}: all models. */
@Command(
    name = "list",
    description = "Lists the models that ship and those of your library.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Libraries libraries = Libraries.current();
    Console console = Console.standard();
    console.say(ModelTable.of(libraries.all()));
    libraries.own().unreadable().forEach(console::warn);
    console.say("\nYour library: " + libraries.own().folder());
    return 0;
  }
}
