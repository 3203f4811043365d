package io.supercool.launcher.command.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code models}: every model that was trained, by name. */
@Command(
    name = "models",
    description = {
      "The library of models: lists, shows, exports, imports, compares, removes, upgrades, saves"
          + " from a running system, serves to it.",
      "MODEL is a name, NAME-VERSION, or a file that ends with .supercool."
    },
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      DiffCommand.class,
      RemoveCommand.class,
      UpgradeCommand.class,
      SaveCommand.class,
      ServeCommand.class
    },
    mixinStandardHelpOptions = true)
public final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do with them: list, show, export, import, diff, remove, upgrade, save or"
            + " serve.");
  }
}
