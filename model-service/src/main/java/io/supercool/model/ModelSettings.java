package io.supercool.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where models are and what computes with them, {@code supercool.models.*}. */
@ConfigMapping(prefix = "supercool.models")
public interface ModelSettings {
  /** Folder of this process' checkpoints; others have them from Kafka. */
  @WithDefault(".supercool/models")
  Path directory();

  /** CPU threads of training and prediction each; as many as there are processors by default. */
  Optional<Integer> threads();

  /**
   * Whether predictions carry the network's invariants, as many numbers per particle as it has
   * layers times degrees times channels. They cost another forward pass.
   */
  @WithDefault("false")
  boolean invariants();

  /** The number of CPU threads. */
  default int threadCount() {
    return threads().orElse(Runtime.getRuntime().availableProcessors());
  }
}
