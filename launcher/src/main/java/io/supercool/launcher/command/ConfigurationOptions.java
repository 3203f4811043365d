package io.supercool.launcher.command;

import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What commands that train take to say how. */
final class ConfigurationOptions {
  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training files.")
  private @Nullable Integer epochs;

  @Option(names = "--seed", paramLabel = "N", description = "Of initial weights and order.")
  private @Nullable Long seed;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML that changes the defaults of graph, network and training.")
  private @Nullable Path config;

  /** The defaults, changed by the file, changed by the other options. */
  RunConfiguration configuration() {
    RunConfiguration configuration = ConfigurationFile.read(config);
    if (epochs != null) {
      configuration = configuration.withEpochs(epochs);
    }
    return seed == null ? configuration : configuration.withSeed(seed);
  }
}
