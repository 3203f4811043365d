package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.KeptRecords;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.system.RunningSystem;
import io.supercool.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
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

  @Override
  public Integer call() {
    RunConfiguration configuration = ConfigurationFile.read(config);
    Installation installation = Installation.current();
    Console console = Console.standard();
    RunningSystem.requireAlone(installation, console);
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
      KeptOpen.untilInterrupted(running, console);
    }
    return 0;
  }
}
