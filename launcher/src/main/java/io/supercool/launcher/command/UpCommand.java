package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.KeptRecords;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.models.ModelTopics;
import io.supercool.launcher.system.RunningSystem;
import io.supercool.launcher.system.SystemOptions;
import io.supercool.library.ModelLibrary;
import io.supercool.library.ModelPackage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: broker and services until Ctrl-C, on what they have kept. */
@Command(
    name = "up",
    description =
        "Starts broker and services, until Ctrl-C. What they have seen and learned is kept, and is"
            + " there again the next time.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML that changes the defaults; here its section graph counts.")
  private @Nullable Path config;

  @Option(
      names = "--nice",
      paramLabel = "N",
      description =
          "How far they give way to other processes, such as a simulation: 0 (not) to 19. Default:"
              + " 10, or $SUPERCOOL_NICE.")
  private @Nullable Integer nice;

  @Option(
      names = "--graph-services",
      paramLabel = "N",
      description =
          "How many graph-services share the work. Default: 1, or $SUPERCOOL_GRAPH_SERVICES.")
  private @Nullable Integer graphServices;

  @Option(
      names = "--workspace",
      paramLabel = "FOLDER",
      description =
          "Where records, models and what is followed and learned are kept, for the next time."
              + " Default: .supercool/workspace.")
  private @Nullable Path workspace;

  @Option(names = "--fresh", description = "Delete what the workspace holds first.")
  private boolean fresh;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Predict with this one: a name of ./supercool models list, or a file. Default: the one of"
              + " the last time; the first time, the one that ships.")
  private @Nullable String model;

  @Override
  public Integer call() {
    RunConfiguration configuration = ConfigurationFile.read(config);
    Installation installation = Installation.current();
    Console console = Console.standard();
    RunningSystem.requireAlone(installation, console);
    Libraries libraries = Libraries.current();
    ModelPackage chosen = model == null ? null : libraries.require(model).model();
    if (chosen != null) {
      configuration = fitting(configuration, chosen);
    }
    Path home =
        workspace == null ? installation.workspace() : workspace.toAbsolutePath().normalize();
    if (fresh) {
      console.say(ResetCommand.said(home, KeptRecords.deleteWorkspace(home)));
    }
    RunFolder folder = RunFolder.workspace(home, Instant.now());
    Logging.into(folder);
    ConfigurationFile.write(configuration, folder.configuration());
    SystemOptions options = SystemOptions.besideOthers(System.getenv(), nice, graphServices);
    try (RunningSystem running =
        RunningSystem.start(installation, folder, configuration.graph(), options, false, console)) {
      serve(chosen, libraries.shipped(), configuration.graph().cutoff(), running, console);
      KeptOpen.untilInterrupted(running, console);
    }
    return 0;
  }

  /** With the model's cutoff, unless a file says another. */
  private RunConfiguration fitting(RunConfiguration configuration, ModelPackage chosen) {
    double cutoff = chosen.facts().request().network().cutoff();
    if (config != null && configuration.graph().cutoff() != cutoff) {
      throw new UserException(
          "Model %s needs graphs of cutoff %s; %s says graph.cutoff %s. Leave that out, or choose another model."
              .formatted(
                  chosen.manifest().title(), cutoff, config, configuration.graph().cutoff()));
    }
    return configuration.withCutoff(cutoff);
  }

  /**
   * Gives the system the model that was chosen; one that has none yet, the one that ships. Where
   * the broker is away meanwhile, the system goes on without.
   */
  private static void serve(
      @Nullable ModelPackage chosen,
      ModelLibrary shipped,
      double cutoff,
      RunningSystem running,
      Console console) {
    try {
      ModelTopics topics = new ModelTopics(running.cluster());
      Optional<ModelPackage> wanted =
          chosen == null ? first(topics, shipped, cutoff) : Optional.of(chosen);
      wanted.ifPresent(
          model -> {
            topics.give(model, Role.BEST);
            console.say("Predicting with %s.".formatted(model.manifest().title()));
          });
    } catch (UserException | KafkaException e) {
      console.warn(e.getMessage());
    }
  }

  /** The model that ships, for a system that has none and builds graphs that fit it. */
  private static Optional<ModelPackage> first(
      ModelTopics topics, ModelLibrary shipped, double cutoff) {
    if (topics.announced().stream().anyMatch(known -> known.role() == Role.BEST)) {
      return Optional.empty();
    }
    return shipped.list().stream()
        .map(ModelLibrary.Entry::model)
        .filter(model -> model.facts().request().network().cutoff() == cutoff)
        .max(Comparator.comparing(model -> model.manifest().created()));
  }
}
