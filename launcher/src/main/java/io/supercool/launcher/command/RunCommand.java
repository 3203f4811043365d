package io.supercool.launcher.command;

import io.supercool.contracts.Prediction;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.console.Console;
import io.supercool.launcher.export.Export;
import io.supercool.launcher.files.Glob;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.report.Report;
import io.supercool.launcher.run.RunFiles;
import io.supercool.launcher.run.RunPlan;
import io.supercool.launcher.run.RunReporting;
import io.supercool.launcher.system.RunningSystem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run}: the whole pipeline once, on the sample or on the user's files. */
@Command(
    name = "run",
    description = "Ingests, trains, predicts and scores; without options, the sample.",
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--train",
      arity = "1..*",
      paramLabel = "GLOB",
      description = "Files to learn from.")
  private List<String> train = List.of();

  @Option(
      names = "--pretrain",
      arity = "1..*",
      paramLabel = "GLOB",
      description = "Files to learn from before, such as those of a higher temperature.")
  private List<String> pretrain = List.of();

  @Option(
      names = "--test",
      arity = "1..*",
      paramLabel = "GLOB",
      description = "Files to predict and score.")
  private List<String> test = List.of();

  @Option(
      names = "--predict",
      arity = "1..*",
      paramLabel = "GLOB",
      description = "Files to predict.")
  private List<String> predict = List.of();

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Option(names = "--report", paramLabel = "FILE", description = "Where to write scores as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--export",
      paramLabel = "FOLDER",
      description =
          "Where to write predictions as extended XYZ, for OVITO or ASE, and what the network learned.")
  private @Nullable Path export;

  @Option(
      names = "--invariants",
      description =
          "Predictions, on the topic and in --export, carry the network's invariants too.")
  private boolean invariants;

  @Option(names = "--keep-open", description = "Keeps system and page up until Ctrl-C.")
  private boolean keepOpen;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    Installation installation = Installation.current();
    Console console = Console.standard();
    Instant now = Instant.now();
    RunPlan plan = plan(installation, now);
    RunningSystem.requireAlone(installation, console);
    Export files =
        export == null
            ? null
            : new Export(export.toAbsolutePath(), plan.configuration().network().cutoff());
    Consumer<Prediction> sink = files == null ? prediction -> {} : files::add;
    RunFolder folder = RunFolder.create(installation, "run", now);
    Logging.into(folder);
    ConfigurationFile.write(plan.configuration(), folder.configuration());
    try (RunningSystem system =
        RunningSystem.start(
            installation, folder, plan.configuration().graph(), environment(), console)) {
      Report result =
          RunReporting.run(plan, system.cluster(), sink, system::requireRunning, console, start);
      result.write(folder.report());
      if (files != null) {
        Path version = folder.models().resolve(plan.model()).resolve(result.model().version());
        files.finish(version).forEach(console::say);
      }
      if (report != null) {
        result.write(report.toAbsolutePath());
      }
      if (keepOpen) {
        KeptOpen.untilInterrupted(system, console);
      }
    }
    console.say("Done. Models, logs and report: " + folder.path());
    return 0;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (invariants) {
      environment.put("SUPERCOOL_MODELS_INVARIANTS", "true");
    }
    return environment;
  }

  private RunPlan plan(Installation installation, Instant now) {
    boolean own = !train.isEmpty();
    if (!own && !(test.isEmpty() && predict.isEmpty() && pretrain.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--pretrain, --test and --predict need --train: files to learn from.");
    }
    RunConfiguration configuration = options.configuration();
    String model = "ka-%s-seed%d".formatted(RunFolder.stamp(now), configuration.training().seed());
    return RunPlan.of(
        model,
        configuration,
        new RunFiles(
            Glob.expand(own ? train : List.of(installation.sample("train")), "--train"),
            Glob.expand(pretrain, "--pretrain"),
            Glob.expand(own ? test : List.of(installation.sample("test")), "--test"),
            Glob.expand(predict, "--predict")));
  }
}
