package io.supercool.launcher.command.deadletters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dead-letters}: what could not be processed. */
@Command(
    name = "dead-letters",
    description = {
      "Records that could not be processed: lists, shows, publishes again, deletes. Of the running"
          + " system, or of the cluster that $KAFKA_BOOTSTRAP_SERVERS names.",
      "A letter's name is its topic and its number there, such as sources:12."
    },
    subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class, DropCommand.class},
    mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do with them: list, show, replay or drop.");
  }
}
