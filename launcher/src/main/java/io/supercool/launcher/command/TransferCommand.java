package io.supercool.launcher.command;

import io.supercool.console.UserException;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.files.Glob;
import io.supercool.launcher.files.JsonFile;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.system.SystemOptions;
import io.supercool.launcher.tracking.RunTracking;
import io.supercool.launcher.transfer.Transfer;
import io.supercool.launcher.transfer.TransferEvaluation;
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
        "Keeps layers learned from some files and fits only a readout to a few others: table and"
            + " JSON.",
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

  @Mixin private TrackingOptions trackers = new TrackingOptions();

  @Override
  public Integer call() {
    Instant now = Instant.now();
    List<Path> fitted = Glob.expand(train, "--train");
    requireAscending(counts, fitted.size());
    RunConfiguration configuration = options.configuration();
    List<Path> layers = Glob.expand(from, "--from");
    List<Path> tested = Glob.expand(test, "--test");
    String model = "ka-" + RunFolder.stamp(now);
    OwnSystem stopped =
        OwnSystem.use(
            "transfer",
            now,
            configuration,
            SystemOptions.alone(System.getenv()),
            own -> {
              try (RunTracking tracking =
                  trackers.open("transfer", own.folder().id(), own.console())) {
                Transfer transfer =
                    new TransferEvaluation(configuration, own.passes(tracking), own.console())
                        .execute(model, layers, fitted, tested, counts);
                JsonFile.write(own.folder().path().resolve("transfer.json"), transfer, "the table");
                own.say("\n" + transfer.table());
              }
            });
    stopped.say("\nDone. transfer.json, models and logs: " + stopped.folder().path());
    return 0;
  }

  private static void requireAscending(List<Integer> counts, int files) {
    int before = 0;
    for (int count : counts) {
      if (count <= before || count > files) {
        throw new UserException(
            "--counts must ascend from 1 to the %d files of --train, not %s."
                .formatted(files, counts));
      }
      before = count;
    }
  }
}
