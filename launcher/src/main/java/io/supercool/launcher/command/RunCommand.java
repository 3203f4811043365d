package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.export.Export;
import io.supercool.launcher.files.Glob;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.JsonFile;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.models.ModelTopics;
import io.supercool.launcher.pipeline.PipelineFiles;
import io.supercool.launcher.pipeline.PipelinePlan;
import io.supercool.launcher.pipeline.PipelineReporting;
import io.supercool.launcher.report.Report;
import io.supercool.launcher.seeds.SeedMean;
import io.supercool.launcher.seeds.SeedTable;
import io.supercool.launcher.system.SystemOptions;
import io.supercool.launcher.tracking.RunTracking;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageManifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  @Mixin private TrackingOptions trackers = new TrackingOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of the model in your library; trained again, it becomes its next version. Default:"
              + " one that says when.")
  private @Nullable String name;

  @Option(
      names = "--continue",
      paramLabel = "MODEL",
      description =
          "Begins with what this model has learned: a name, NAME-VERSION or a file that ends with"
              + " .supercool.")
  private @Nullable String start;

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N",
      description = "Trains once per seed and tells the spread; report and export are the first's.")
  private List<Long> seeds = List.of();

  @Option(names = "--report", paramLabel = "FILE", description = "Where to write scores as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--export",
      paramLabel = "FOLDER",
      description =
          "Where to write predictions as extended XYZ, for OVITO or ASE, and what the network"
              + " learned.")
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
    long started = System.nanoTime();
    if (name != null) {
      requireName(name);
    }
    Installation installation = Installation.current();
    Instant now = Instant.now();
    RunConfiguration configuration = options.configuration();
    ModelPackage begun = start == null ? null : Libraries.current().require(start).model();
    if (begun != null) {
      configuration = configuration.withNetwork(begun.facts().request().network());
    }
    List<Long> all = seeds.isEmpty() ? List.of(configuration.training().seed()) : seeds;
    List<PipelinePlan> plans = new ArrayList<>();
    for (long seed : all) {
      plans.add(plan(installation, now, configuration.withSeed(seed), begun));
    }
    Export files =
        export == null ? null : new Export(export.toAbsolutePath(), configuration.graph().cutoff());
    SystemOptions system = SystemOptions.alone(System.getenv());
    OwnSystem stopped =
        OwnSystem.use(
            "run",
            now,
            configuration,
            invariants ? system.withInvariants(true) : system,
            own -> {
              if (begun != null) {
                new ModelTopics(own.running().cluster()).give(begun, Role.KEPT);
              }
              try (RunTracking tracking = trackers.open("run", own.folder().id(), own.console())) {
                run(plans, all, files, own, own.passes(tracking), started);
              }
              if (keepOpen) {
                KeptOpen.untilInterrupted(own.running(), own.console());
              }
            });
    stopped.say("Done. Models, logs and report: " + stopped.folder().path());
    return 0;
  }

  private void requireName(String wanted) {
    try {
      PackageManifest.requireName(wanted);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--name: " + e.getMessage(), e);
    }
  }

  private void run(
      List<PipelinePlan> plans,
      List<Long> all,
      @Nullable Export files,
      OwnSystem own,
      PipelineReporting passes,
      long start) {
    RunFolder folder = own.folder();
    Console console = own.console();
    SeedMean seedMean = new SeedMean();
    List<List<Report.Score>> scores = new ArrayList<>();
    for (PipelinePlan plan : plans) {
      boolean first = scores.isEmpty();
      Consumer<Prediction> sink =
          prediction -> {
            if (plans.size() > 1) {
              seedMean.add(prediction);
            }
            if (files != null && first) {
              files.add(prediction);
            }
          };
      Report result = passes.run(plan, sink, first ? start : System.nanoTime());
      scores.add(result.scores());
      if (first) {
        result.write(folder.report());
        if (report != null) {
          result.write(report.toAbsolutePath());
        }
        if (files != null) {
          Path version = folder.models().resolve(plan.model()).resolve(result.model().version());
          files.finish(version).forEach(console::say);
        }
      }
    }
    if (plans.size() > 1) {
      SeedTable table = SeedTable.of(all, scores, seedMean.scores());
      JsonFile.write(folder.path().resolve("seeds.json"), table, "the table of seeds");
      console.say("\n" + table.text());
    }
  }

  private PipelinePlan plan(
      Installation installation,
      Instant now,
      RunConfiguration configuration,
      @Nullable ModelPackage begun) {
    boolean own = !train.isEmpty();
    if (!own && !(test.isEmpty() && predict.isEmpty() && pretrain.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--pretrain, --test and --predict need --train: files to learn from.");
    }
    if (begun != null && !pretrain.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--pretrain and --continue are two ways to begin: leave one out.");
    }
    String known = begun == null ? name : name == null ? begun.manifest().name() : name;
    String model =
        "%s-%s-seed%d"
            .formatted(
                known == null ? "ka" : known,
                RunFolder.stamp(now),
                configuration.training().seed());
    PipelinePlan plan =
        PipelinePlan.of(
            model,
            configuration,
            new PipelineFiles(
                Glob.expand(own ? train : List.of(installation.sample("train")), "--train"),
                Glob.expand(pretrain, "--pretrain"),
                Glob.expand(own ? test : List.of(installation.sample("test")), "--test"),
                Glob.expand(predict, "--predict")));
    if (begun != null) {
      plan = plan.withStart(begun.manifest().modelVersion());
    }
    if (known == null) {
      return plan;
    }
    return plan.withName(
        seeds.isEmpty() ? known : "%s-seed%d".formatted(known, configuration.training().seed()));
  }
}
