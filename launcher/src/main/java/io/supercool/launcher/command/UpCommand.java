package io.supercool.launcher.command;

import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.system.Instances;
import io.supercool.launcher.system.Niceness;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
  /** What is started to stay often stays beside a simulation. */
  private static final String NICE = "10";

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
        environment(),
        own -> KeptOpen.untilInterrupted(own.running(), own.console()));
    return 0;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent(Niceness.VARIABLE, NICE);
    if (nice != null) {
      environment.put(Niceness.VARIABLE, String.valueOf(nice));
    }
    environment.putIfAbsent(Instances.VARIABLE, "1");
    if (graphServices != null) {
      environment.put(Instances.VARIABLE, String.valueOf(graphServices));
    }
    return environment;
  }
}
