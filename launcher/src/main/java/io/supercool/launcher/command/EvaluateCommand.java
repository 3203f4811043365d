package io.supercool.launcher.command;

import io.supercool.console.UserException;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.files.JsonFile;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.matrix.FileSet;
import io.supercool.launcher.matrix.HeatMap;
import io.supercool.launcher.matrix.Matrix;
import io.supercool.launcher.matrix.MatrixEvaluation;
import io.supercool.launcher.system.SystemOptions;
import io.supercool.launcher.tracking.RunTracking;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: how well models trained at one temperature predict others. */
@Command(
    name = "evaluate",
    description = "Trains on each set of files and tests on all: table, JSON and heat map.",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--matrix",
      required = true,
      arity = "1..*",
      paramLabel = "NAME=GLOB",
      description = "Sets of files by name, such as T0.56='data/T0.56/*.npz'.")
  private Map<String, String> sets = new LinkedHashMap<>();

  @Option(
      names = "--test",
      arity = "1..*",
      paramLabel = "NAME=GLOB",
      description = "What to test a set on; else the last quarter of its files is kept for that.")
  private Map<String, String> tests = new LinkedHashMap<>();

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Mixin private TrackingOptions trackers = new TrackingOptions();

  @Override
  public Integer call() {
    Instant now = Instant.now();
    List<FileSet> files = FileSet.of(sets, tests);
    RunConfiguration configuration = options.configuration();
    String model = "ka-%s".formatted(RunFolder.stamp(now));
    OwnSystem stopped =
        OwnSystem.use(
            "evaluate",
            now,
            configuration,
            SystemOptions.alone(System.getenv()),
            own -> {
              try (RunTracking tracking =
                  trackers.open("evaluate", own.folder().id(), own.console())) {
                Matrix matrix =
                    MatrixEvaluation.execute(
                        files, model, configuration, own.passes(tracking), own.console());
                write(matrix, own.folder());
                own.say("\n" + matrix.table());
              }
            });
    stopped.say("\nDone. matrix.json, matrix.svg, models and logs: " + stopped.folder().path());
    return 0;
  }

  private static void write(Matrix matrix, RunFolder folder) {
    JsonFile.write(folder.path().resolve("matrix.json"), matrix, "the matrix");
    try {
      Files.writeString(folder.path().resolve("matrix.svg"), HeatMap.svg(matrix));
    } catch (IOException e) {
      throw new UserException("Cannot write the heat map: " + e, e);
    }
  }
}
