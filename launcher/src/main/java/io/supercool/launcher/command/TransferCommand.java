package io.supercool.launcher.command;

import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.console.Console;
import io.supercool.launcher.failure.LauncherException;
import io.supercool.launcher.files.Glob;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.JsonFile;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.system.RunningSystem;
import io.supercool.launcher.transfer.Transfer;
import io.supercool.launcher.transfer.TransferRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code transfer}: what layers learned at one temperature or time are worth at another. */
@Command(
    name = "transfer",
    description =
        "Keeps layers learned from some files and fits only a readout to a few others: table and JSON.",
    mixinStandardHelpOptions = true)
public final class TransferCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      required = true,
      arity = "1..*",
      paramLabel = "GLOB",
      description = "Files the layers are learned from.")
  private List<String> from = List.of();

  @Option(
      names = "--train",
      required = true,
      arity = "1..*",
      paramLabel = "GLOB",
      description = "Files the readouts are fitted to, the first so many of them.")
  private List<String> train = List.of();

  @Option(
      names = "--test",
      required = true,
      arity = "1..*",
      paramLabel = "GLOB",
      description = "Files to predict and score.")
  private List<String> test = List.of();

  @Option(
      names = "--counts",
      split = ",",
      paramLabel = "N",
      description = "How many files to fit to. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1,2,5,10")
  private List<Integer> counts = List.of();

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    Console console = Console.standard();
    Instant now = Instant.now();
    List<Path> fitted = Glob.expand(train, "--train");
    requireAscending(counts, fitted.size());
    RunConfiguration configuration = options.configuration();
    List<Path> layers = Glob.expand(from, "--from");
    List<Path> tested = Glob.expand(test, "--test");
    RunningSystem.requireAlone(installation, console);
    RunFolder folder = RunFolder.create(installation, "transfer", now);
    Logging.into(folder);
    ConfigurationFile.write(configuration, folder.configuration());
    try (RunningSystem system =
        RunningSystem.start(
            installation, folder, configuration.graph(), System.getenv(), console)) {
      Transfer transfer =
          new TransferRun(configuration, system, console)
              .execute("ka-" + RunFolder.stamp(now), layers, fitted, tested, counts);
      JsonFile.write(folder.path().resolve("transfer.json"), transfer, "the table");
      console.say("\n" + transfer.table());
    }
    console.say("\nDone. transfer.json, models and logs: " + folder.path());
    return 0;
  }

  private static void requireAscending(List<Integer> counts, int files) {
    int before = 0;
    for (int count : counts) {
      if (count <= before || count > files) {
        throw new LauncherException(
            "--counts must ascend from 1 to the %d files of --train, not %s."
                .formatted(files, counts));
      }
      before = count;
    }
  }
}
