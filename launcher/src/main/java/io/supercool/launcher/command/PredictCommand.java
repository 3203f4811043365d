package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.files.Glob;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.pipeline.PredictionPass;
import io.supercool.launcher.predict.ModelChoice;
import io.supercool.launcher.predict.PredictionFiles;
import io.supercool.launcher.predict.PredictionFormat;
import io.supercool.launcher.predict.PredictionSummary;
import io.supercool.launcher.system.SystemOptions;
import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemStateFile;
import io.supercool.library.ModelPackage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: files, with a model that was trained before. */
@Command(
    name = "predict",
    description = {
      "Predicts how far each particle will move, with a model that was trained before.",
      "Uses the cluster that $KAFKA_BOOTSTRAP_SERVERS names, else the running system, else starts one"
          + " for itself."
    },
    mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or globs.")
  private List<String> sources = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "A name of ./supercool models list, or a file. Default: the one most like the liquid.")
  private @Nullable String model;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where to write the predictions. Default: beside the files.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      defaultValue = "xyz",
      paramLabel = "FORMAT",
      description = "xyz (extended XYZ, for OVITO and ASE; default), csv, npz or parquet.")
  private PredictionFormat format = PredictionFormat.XYZ;

  @Option(names = "--no-files", description = "Write no predictions, print the summary alone.")
  private boolean noFiles;

  @Option(names = "--json", description = "Print one JSON object instead of the summary.")
  private boolean json;

  private final long start = System.nanoTime();
  private final List<PredictionSummary> summaries = new ArrayList<>();
  private double started;
  private Console console = Console.standard();

  @Override
  public Integer call() {
    if (json) {
      // What a person reads does not disturb the JSON.
      console = Console.errors();
    }
    List<Path> files = Glob.expand(sources, "FILE");
    Libraries libraries = Libraries.current();
    ModelPackage chosen =
        (model == null ? ModelChoice.of(files, libraries.all()) : libraries.require(model)).model();
    say("Model: %s".formatted(chosen.manifest().title()));
    boolean named = KnownCluster.named() != null;
    Optional<SystemState> running =
        named
            ? Optional.empty()
            : new SystemStateFile(Installation.current().stateFile()).running();
    PredictionPass.Outcome outcome =
        named || running.isPresent()
            ? KnownCluster.use(
                cluster ->
                    predict(
                        chosen,
                        files,
                        cluster,
                        running.<Runnable>map(RunningState::requireSame).orElse(() -> {}),
                        console))
            : alone(chosen, files);
    if (json) {
      System.out.println(
          new String(Json.write(result(chosen, outcome.refused())), StandardCharsets.UTF_8));
    } else {
      say(
          "%s predicted%s in %.1f s."
              .formatted(
                  Counted.of(outcome.predicted(), "configuration"),
                  outcome.refused().isEmpty()
                      ? ""
                      : ", refused: " + String.join(", ", outcome.refused()),
                  seconds()));
    }
    return outcome.refused().isEmpty() && outcome.predicted() > 0 ? 0 : 1;
  }

  private PredictionPass.Outcome alone(ModelPackage chosen, List<Path> files) {
    RunConfiguration configuration =
        ConfigurationFile.read(null).withCutoff(chosen.facts().request().network().cutoff());
    PredictionPass.Outcome[] outcome = new PredictionPass.Outcome[1];
    OwnSystem.use(
        "predict",
        Instant.now(),
        configuration,
        SystemOptions.alone(System.getenv()).forPredictions(),
        console,
        own ->
            outcome[0] =
                predict(
                    chosen,
                    files,
                    own.running().cluster(),
                    own.running()::requireRunning,
                    own.console()));
    return outcome[0];
  }

  private PredictionPass.Outcome predict(
      ModelPackage chosen,
      List<Path> files,
      Cluster cluster,
      Runnable requireRunning,
      Console console) {
    started = seconds();
    return PredictionPass.run(
        chosen,
        files,
        cluster,
        (prediction, file) -> take(prediction, file, chosen),
        requireRunning,
        console);
  }

  private void take(Prediction prediction, Path source, ModelPackage chosen) {
    PredictionSummary summary = PredictionSummary.of(prediction, chosen, seconds());
    summaries.add(summary);
    if (!json) {
      summary.lines().forEach(this::say);
    }
    if (!noFiles) {
      Path file = new PredictionFiles(output, format, snapshot -> source).write(prediction);
      say("  " + file);
    }
  }

  private Map<String, Object> result(ModelPackage chosen, List<String> refused) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("model", chosen.manifest().modelVersion());
    result.put("predictions", summaries);
    result.put("refused", refused);
    result.put(
        "seconds",
        Map.of(
            "start",
            started,
            "first",
            summaries.isEmpty() ? seconds() : summaries.get(0).seconds(),
            "total",
            seconds()));
    return result;
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  private void say(String line) {
    console.say(line);
  }
}
