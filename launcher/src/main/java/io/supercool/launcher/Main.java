package io.supercool.launcher;

import io.supercool.console.UserException;
import io.supercool.launcher.command.BenchmarkCommand;
import io.supercool.launcher.command.CheckCommand;
import io.supercool.launcher.command.DoctorCommand;
import io.supercool.launcher.command.EvaluateCommand;
import io.supercool.launcher.command.IngestCommand;
import io.supercool.launcher.command.PredictCommand;
import io.supercool.launcher.command.ResetCommand;
import io.supercool.launcher.command.RunCommand;
import io.supercool.launcher.command.StatusCommand;
import io.supercool.launcher.command.TransferCommand;
import io.supercool.launcher.command.UpCommand;
import io.supercool.launcher.command.deadletters.DeadLettersCommand;
import io.supercool.launcher.command.models.ModelsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code supercool} command. Exit status: 0 done, 1 could not be done, 2 the command line makes
 * no sense; {@code check} and {@code doctor} have 3 for warnings.
 */
@Command(
    name = "supercool",
    description = {
      "Predicts how far each particle of a glassy liquid will move, from its structure, live.",
      ""
    },
    mixinStandardHelpOptions = true,
    version = "Supercool 0.2.0",
    subcommands = {
      RunCommand.class,
      UpCommand.class,
      PredictCommand.class,
      IngestCommand.class,
      CheckCommand.class,
      EvaluateCommand.class,
      TransferCommand.class,
      ModelsCommand.class,
      StatusCommand.class,
      DeadLettersCommand.class,
      DoctorCommand.class,
      ResetCommand.class,
      BenchmarkCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with its subcommands; failures are shown as their text alone. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (!(failure instanceof UserException)) {
                failure.printStackTrace(command.getErr());
              }
              command.getErr().println("supercool: " + failure.getMessage());
              command.getErr().flush();
              return 1;
            });
  }
}
