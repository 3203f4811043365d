package io.supercool.launcher.command;

import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: broker and services until Ctrl-C. */
@Command(
    name = "up",
    description = "Starts broker and services, until Ctrl-C.",
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

  @Override
  public Integer call() {
    RunConfiguration configuration = ConfigurationFile.read(config);
    OwnSystem.use(
        "up",
        Instant.now(),
        configuration,
        SystemOptions.besideOthers(System.getenv(), nice, graphServices),
        own -> KeptOpen.untilInterrupted(own.running(), own.console()));
    return 0;
  }
}
