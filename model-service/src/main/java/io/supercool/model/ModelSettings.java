package io.supercool.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of model-service. */
@ConfigMapping(prefix = "supercool")
public interface ModelSettings {
  /** Where checkpoints are. */
  Models models();

  /** How training sets are gathered. */
  Training training();

  /** CPU threads of training and prediction each; as many as there are processors by default. */
  Optional<Integer> threads();

  /** Where checkpoints are. */
  interface Models {
    /** Folder shared by all instances that train or predict. */
    @WithDefault(".supercool/models")
    Path directory();
  }

  /** How training sets are gathered. */
  interface Training {
    /** Most bytes a training set may take in memory. */
    @WithName("max-bytes")
    @WithDefault("4294967296")
    long maxBytes();

    /** How long to wait for the next graph of a training set. */
    @WithName("graph-timeout")
    @WithDefault("PT10M")
    Duration graphTimeout();
  }

  /** The number of CPU threads. */
  default int threadCount() {
    return threads().orElse(Runtime.getRuntime().availableProcessors());
  }
}
